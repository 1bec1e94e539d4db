/** The interface that AWS makes with an instance, by the name that the rest of the import has for it. */
import type { DeclaredValue } from '../../declared/types.ts';

const SUFFIX = '.interface';
const INSTANCE = /(?:^|\.)aws_(?:spot_)?instance(?:_request)?\./;

/** The interface of an instance. */
export const interfaceOf = (instance: string): string => `${instance}${SUFFIX}`;

/** The instance whose interface is named; any other name as it is. */
export const ownerOf = (value: DeclaredValue | undefined): DeclaredValue | undefined =>
  typeof value === 'string' && value.endsWith(SUFFIX) && INSTANCE.test(value)
    ? value.slice(0, -SUFFIX.length)
    : value;
