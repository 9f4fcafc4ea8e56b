import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './test/support/reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          // The code has no state that outlives a call, so hundreds of files need not each load it anew.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/scenarios/**'],
          env: { PLIMSOLL_TODAY: '2026-11-24' },
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'scenarios',
          include: ['test/scenarios/**/*.test.ts'],
          globalSetup: ['test/support/pack.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
