import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingBinaries, type Packages } from './lock.ts';

const { packages }: { packages: Packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

test('the lock file holds every platform’s binaries, or `npm ci` refuses it (`npm run lock` adds them)', () => {
  expect(Object.keys(missingBinaries(packages))).toEqual([]);
});

test('the lock file names no registry', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test('a binary’s name says its platform', () => {
  const tool = { version: '1.0.0', dev: true };
  const names = ['@tool/linux-arm64-musl', '@tool/windows-x64', 'fsevents'];
  const optionalDependencies = Object.fromEntries(names.map((name) => [name, '2.0.0']));
  const entry = { version: '2.0.0', dev: true, optional: true };
  expect(missingBinaries({ 'node_modules/tool': { ...tool, optionalDependencies } })).toEqual({
    'node_modules/@tool/linux-arm64-musl': { ...entry, cpu: ['arm64'], libc: ['musl'], os: ['linux'] },
    'node_modules/@tool/windows-x64': { ...entry, cpu: ['x64'], os: ['win32'] },
  });
});
