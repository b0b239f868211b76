import { writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import type { Target } from './target.ts';

/** Code with the faults that fuzzing must find, for a test of the fuzzer. */

const target = (name: string, run: (n: number) => Promise<void>): Target => ({
  name,
  cases: 50,
  setUp: async () => ({ property: fc.asyncProperty(fc.nat(), run) }),
});

const kept: unknown[] = [];

export const targets: readonly Target[] = [
  target('throws', async () => {
    throw new TypeError('a bug');
  }),
  target('hangs', () => new Promise(() => setInterval(() => {}, 1000))),
  target('spins', async () => {
    for (;;);
  }),
  target('grows', async () => {
    for (let i = 0; i < 1_000_000; i++) kept.push({ i });
  }),
  target('writes', () => writeFile(new URL('../../written-by-fuzz', import.meta.url), '')),
];
