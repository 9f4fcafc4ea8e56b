import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gitRepo } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';
import { treeOf } from '../support/tree.ts';

const NAMES = [
  'pre-commit',
  'pre-merge-commit',
  'pre-push',
  'pre-push.pre-plimsoll',
  'pre-commit.pre-plimsoll',
  'commit-msg',
  'pre-commit.pre-plimsoll-2',
];
const HOOKS = [[], ['--hooks', 'pre-push'], ['--hooks', 'pre-applypatch,pre-push,pre-commit']];

/** Anything that may lie in a hooks folder under one of these names. */
const present = fc.record({
  name: fc.constantFrom(...NAMES),
  content: fc.oneof(
    fc.constantFrom('', '#!/bin/sh\nexit 0\n', '#!/bin/sh\r\nexit 0', '# plimsoll-hook: x\n', '\uFEFF#!/bin/sh\n'),
    fc.string({ unit: 'binary', maxLength: 40 }),
  ),
  mode: fc.constantFrom(0o755, 0o700, 0o644, 0o444, 0o511),
  link: fc.option(fc.constantFrom('../../scripts/x', 'commit-msg', '/nowhere'), { nil: undefined }),
});

const configText = fc.constantFrom(
  '',
  '[plimsoll]\n\tonMissing = warn\n',
  '[user]\n\tname = x',
  '# a comment at the end',
  '[plimsoll] # mine\n',
  '[Plimsoll]\n[alias]\n\tx = "y"\n',
);

describe('install and uninstall', () => {
  it('leave every byte, mode and link of the repository as it was', async () => {
    const seed = Date.now() % 100_000;
    await fc.assert(
      fc.asyncProperty(
        fc.array(present, { maxLength: 5 }),
        configText,
        fc.boolean(),
        fc.constantFrom(...HOOKS),
        async (files, config, twice, hooks) => {
          const repo = gitRepo({ init: ['--template='] });
          for (const { name, content, mode, link } of new Map(files.map((file) => [file.name, file])).values()) {
            if (link === undefined) repo.write(`.git/hooks/${name}`, content, mode);
            else repo.link(`.git/hooks/${name}`, link);
          }
          repo.write('.git/config', repo.read('.git/config') + config);
          const before = treeOf(repo.root);
          const world = { cwd: repo.root, env: repo.env };
          expect(await plimsoll(['install', ...hooks], world)).toMatchObject({ status: 0, err: '' });
          if (twice) expect((await plimsoll(['install', ...hooks], world)).out).toBe('plimsoll is already installed\n');
          expect(await plimsoll(['uninstall'], world)).toMatchObject({ status: 0, err: '' });
          expect(treeOf(repo.root)).toEqual(before);
        },
      ),
      { numRuns: 15, seed, endOnFailure: true },
    );
  }, 120_000);
});
