import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/**
 * Unit tests create and delete thousands of small files, which is faster on a file system in memory. In a container,
 * that file system may be too small or may not allow programs to run.
 */
function temporaryFolder(memory = '/dev/shm'): { readonly TMPDIR?: string } {
  if (!existsSync(memory) || !existsSync('/proc/mounts')) return {};
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
  const [, , , options = 'noexec'] = mounts.find((line) => line.split(' ')[1] === memory)?.split(' ') ?? [];
  const { bavail, bsize } = statfsSync(memory);
  return options.split(',').includes('noexec') || bavail * bsize < 2e9 ? {} : { TMPDIR: memory };
}

/** The tests of a folder that start the bundled action against real parts, on the test bed. */
const endToEnd = {
  // A compiler that stays for the next build halves the time of most builds.
  env: { UseSharedCompilation: 'true' },
  globalSetup: ['__tests__/e2e/global-setup.ts'],
  testTimeout: 180_000,
  hookTimeout: 600_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          env: temporaryFolder(),
          include: ['__tests__/**/*.test.ts'],
          exclude: ['__tests__/e2e/**', '__tests__/fuzz/**', '__tests__/cases/**'],
          // All cores, and one process for each: starting one for every file takes longer than most files.
          maxWorkers: '100%',
          isolate: false,
          // Nothing is expected to be quick on a machine that has other things to do.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        // Each target runs in a separate process, so a crash that it finds does not end the tests.
        test: { name: 'fuzz', include: ['__tests__/fuzz/*.test.ts'] },
      },
      {
        test: { ...endToEnd, name: 'e2e', include: ['__tests__/e2e/*.test.ts'], maxWorkers: 2 },
      },
      {
        // One engine serves them all, and what they ask of it must not wait for each other.
        test: {
          ...endToEnd,
          name: 'engine',
          include: ['__tests__/e2e/engine/*.test.ts'],
          fileParallelism: false,
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'soak',
          include: ['__tests__/e2e/soak/*.test.ts'],
          fileParallelism: false,
        },
      },
      {
        test: { ...endToEnd, name: 'cases', include: ['__tests__/cases/*.test.ts'] },
      },
    ],
  },
});
