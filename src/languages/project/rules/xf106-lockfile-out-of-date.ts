import { onceFor } from '../../../core/once.ts';
import type { Project } from '../../../core/project.ts';
import { defineProjectRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import { plausibleContexts, wantedInContexts } from '../contexts.ts';
import { spanOf } from '../copies.ts';
import { dockerfilesIn, dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import { absolute } from '../image-files.ts';
import { needOf } from '../install-needs.ts';
import { type LockProblem, lockProblems } from '../npm-lock.ts';
import { onceForContext, simulate } from '../simulate.ts';
import { parentOf, treeOf } from '../tree.ts';

export default defineProjectRule({
  id: 'XF106',
  name: 'lockfile-out-of-date',
  title: 'npm ci with an outdated lock file',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.npmjs.com/cli/commands/npm-ci'],
  docs: {
    what: 'A RUN calls `npm ci`, and the package-lock.json it uses lacks a dependency of package.json or contains a version that package.json does not allow.',
    why: '`npm ci` compares the two files and fails the build: it never changes the lock file.',
    instead: 'Run `npm install --package-lock-only` and commit the lock file together with package.json.',
    exceptions:
      'Only direct dependencies with simple ranges (`1.2.3`, `~1.2.3`, `^1.2.3`) are compared; a missing entry is reported for any range. Version 1 lock files, packages with overrides and unreadable files are skipped.',
  },
  examples: {
    bad: [
      {
        code: 'FROM node:24-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nUSER node\n',
        files: {
          'package.json': '{"dependencies": {"express": "^5.0.0"}}',
          'package-lock.json': '{"lockfileVersion": 3, "packages": {"node_modules/express": {"version": "4.21.0"}}}',
        },
        line: 4,
      },
      {
        code: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci --omit=dev\nUSER node\n',
        files: {
          'package.json': '{"dependencies": {"express": "^5.0.0"}}',
          'package-lock.json': '{"lockfileVersion": 3, "packages": {}}',
        },
        line: 4,
      },
    ],
    good: [
      {
        code: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci\nUSER node\n',
        files: {
          'package.json': '{"dependencies": {"express": "^5.0.0"}}',
          'package-lock.json': '{"lockfileVersion": 3, "packages": {"node_modules/express": {"version": "5.1.0"}}}',
        },
      },
      {
        code: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm install\nUSER node\n',
        files: {
          'package.json': '{"dependencies": {"express": "^5.0.0"}}',
          'package-lock.json': '{"lockfileVersion": 3, "packages": {}}',
        },
        why: 'npm install updates the lock file',
      },
    ],
  },

  needs: ['dockerfile:program:npm'],
  files: ['lock'],
  applies: (documents) =>
    hasInstruction(documents, 'RUN') &&
    dockerfilesIn(documents).some(({ file }) => /\bnpm\b[^\n]*\b(?:ci|clean-install)\b/.test(file.text)),
  wants: (project) =>
    wantedInContexts(project, () =>
      dockerfilesOf(project).flatMap((doc) =>
        plausibleContexts(project, doc).all.flatMap((context) =>
          cleanInstalls(doc, treeOf(project), context).flatMap(({ manifest, lock }) => [manifest, lock]),
        ),
      ),
    ),

  *checkAll(project) {
    const tree = treeOf(project);
    for (const doc of dockerfilesOf(project)) {
      const seen = new Map<number, { readonly problem: LockProblem; readonly lock: string; readonly end: number }>();
      let contexts = 0;
      const { all } = plausibleContexts(project, doc);
      for (const context of all) {
        contexts += 1;
        for (const { at, manifest, lock } of cleanInstalls(doc, tree, context)) {
          const problem = problemWith(project, manifest, lock);
          const { start, end } = at;
          if (problem && (contexts === 1 || seen.has(start))) seen.set(start, { problem, lock, end });
          else seen.delete(start);
        }
      }
      for (const [start, { problem, lock, end }] of seen) {
        const { name, wanted, locked } = problem;
        yield {
          file: doc.file.path,
          at: { start, end },
          message: `npm ci fails here: package.json requires \`${name}@${wanted}\`, but \`${lock}\` has ${locked === undefined ? 'no such package' : `\`${locked}\``}`,
          help: 'update the lock file and commit it: npm install --package-lock-only',
        };
      }
    }
  },
});

/** An `npm ci` with the files of the repository that it finds. */
interface CleanInstall {
  readonly at: Span;
  readonly manifest: string;
  readonly lock: string;
}

const cleanInstalls = onceForContext((doc, tree, context): readonly CleanInstall[] => {
  const found: CleanInstall[] = [];
  for (const { invocation, folder, files, toFile } of simulate(doc, tree, context).moments) {
    const need = needOf(invocation.words);
    if (!need || folder === undefined || !/^npm (?:ci|clean-install)$/.test(need.command)) continue;
    const at = need.folder === undefined ? folder : absolute(folder, need.folder);
    const manifest = files.find(at, 'package.json') === 'present' && files.sourceOf(absolute(at, 'package.json'));
    const lock = files.find(at, 'package-lock.json') === 'present' && files.sourceOf(absolute(at, 'package-lock.json'));
    if (!manifest || !lock || parentOf(manifest) !== parentOf(lock)) continue;
    found.push({ at: toFile(spanOf(invocation.words.slice(0, 2))), manifest, lock });
  }
  return found;
});

const known = onceFor((_: Project) => new Map<string, LockProblem | undefined>());

/** The first problem of a lock and the package.json beside it, which may serve many Dockerfiles. */
function problemWith(project: Project, manifest: string, lock: string): LockProblem | undefined {
  const problems = known(project);
  if (!problems.has(lock)) {
    const [first] = lockProblems(project.text(manifest) ?? '', project.text(lock) ?? '') ?? [];
    problems.set(lock, first);
  }
  return problems.get(lock);
}
