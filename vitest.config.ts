import { defineConfig } from 'vitest/config';

/** The tests of whole commands. */
export const PACKED = [
  'test/install/**/*.test.ts',
  'test/cli/**/*.test.ts',
  'test/hooks/**/*.test.ts',
  'test/app/started-scripts.test.ts',
  'test/tools/{lint-staged,shellcheck}.test.ts',
];

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
          // What runs commands through test/support/io.ts, once more: there the installed tarball runs them.
          name: 'packed',
          isolate: false,
          include: PACKED,
          // Hundreds of commands over words of files: nothing in it depends on the package.
          exclude: ['test/cli/prototype-names.test.ts'],
          globalSetup: ['test/support/pack.ts'],
          // Mostly they wait for processes. Other numbers of workers run one after the other.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          env: { PLIMSOLL_TODAY: '2026-11-24' },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'scenarios',
          include: ['test/scenarios/**/*.test.ts'],
          globalSetup: ['test/support/pack.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
