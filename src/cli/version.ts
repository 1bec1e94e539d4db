/** The version of this package. */
import { readFileSync } from 'node:fs';

/** As package.json says it; both the source and the compiled program stand two folders below it. */
export const version = (): string => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const value: unknown = JSON.parse(text);
  const found = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  return typeof found === 'string' ? found : 'unknown';
};
