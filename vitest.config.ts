import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['__tests__/**/*.test.ts'],
          exclude: ['__tests__/e2e/**'],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['__tests__/e2e/**/*.test.ts'],
          globalSetup: ['__tests__/e2e/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 600_000,
          // The tests share one engine and two cores; their figures must not wait for each other.
          fileParallelism: false,
        },
      },
    ],
  },
});
