/**
 * Completes package-lock.json. npm leaves the binaries of other platforms out where the registry at
 * hand does not carry them, and then `npm ci` refuses the whole file. An entry without a hash is
 * enough for it: on its own platform npm fetches it, on any other it is passed over.
 *
 *     node scripts/lock.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export type Packages = Readonly<Record<string, Entry>>;

const SYSTEMS: Readonly<Record<string, string>> = { windows: 'win32' };
const SYSTEM =
  /(?:^|-)(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|aix|win32|windows)(?:-|$)/;
const PROCESSOR = /(?:^|-)(arm64|arm|x64|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32)(?:-|$)/;

/** The platform of a binary, which its name says; undefined for a package that is none. */
const platformOf = (name: string): Pick<Entry, 'cpu' | 'libc' | 'os'> | undefined => {
  const system = SYSTEM.exec(name.split('/').at(-1) ?? '')?.[1];
  const processor = PROCESSOR.exec(name.split('/').at(-1) ?? '')?.[1];
  if (processor === undefined || (system === undefined && processor !== 'wasm32')) return undefined;
  const libc = /-musl/.test(name) ? ['musl'] : /-gnu/.test(name) ? ['glibc'] : undefined;
  return {
    cpu: [processor],
    ...(libc === undefined ? {} : { libc }),
    ...(system === undefined ? {} : { os: [SYSTEMS[system] ?? system] }),
  };
};

/** The binaries that packages name and the file does not hold, each as an entry for it. */
export const missingBinaries = (packages: Packages): Packages => {
  const found: Record<string, Entry> = {};
  for (const [place, { dev, optionalDependencies }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      const platform = platformOf(name);
      const held = packages[`${place}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
      if (held !== undefined || platform === undefined) continue;
      found[`node_modules/${name}`] = {
        version,
        ...(dev === true ? { dev } : {}),
        optional: true,
        ...platform,
      };
    }
  }
  return found;
};

if (import.meta.main) {
  const lock: { packages: Packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const missing = missingBinaries(lock.packages);
  const entries = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  process.stderr.write(`package-lock.json: ${Object.keys(missing).length} entries added\n`);
}
