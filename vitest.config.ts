import { defineConfig } from 'vitest/config';

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
          include: ['__tests__/**/*.test.ts'],
          exclude: ['__tests__/e2e/**'],
          // All cores, and one process for each: starting one for every file takes longer than most files.
          maxWorkers: '100%',
          isolate: false,
          // Nothing is expected to be quick on a machine that has other things to do.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
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
    ],
  },
});
