import { defineProjectRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import { shippedStages } from '../../dockerfile/facts.ts';
import { contextPaths, plausibleContexts } from '../contexts.ts';
import { dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import { gitIgnoreOf, gitignorePaths } from '../sources.ts';
import { copiesOf } from '../steps.ts';
import { join, treeOf } from '../tree.ts';

/** Paths found in many working trees that do not belong in an image. */
const UNWANTED = ['.env', 'node_modules', '.venv', 'venv', 'target', 'dist', '.terraform'];
/**
 * What shows that such a path is made in a directory. A `.gitignore` from a collection names the directories of tools that the
 * project does not use.
 */
const SIGNS: Readonly<Record<string, RegExp>> = table({
  '.env':
    /^\.env\.(?:example|sample|dist|template|defaults?)$|^(?:docker-)?compose[\w.-]*\.ya?ml$|^(?:example|sample)\.env$|^package\.json$/,
  node_modules: /^package\.json$/,
  '.venv': /^(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile|uv\.lock|.*requirements.*\.txt)$|\.py$/,
  venv: /^(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile|uv\.lock|.*requirements.*\.txt)$|\.py$/,
  target: /^(?:Cargo\.toml|pom\.xml|build\.sbt|project\.clj)$/,
  dist: /^(?:package\.json|pyproject\.toml|setup\.py|\.goreleaser\.ya?ml)$/,
  '.terraform': /\.tf$/,
});

export default defineProjectRule({
  id: 'XF103',
  name: 'dockerignore-missing',
  title: 'COPY of the entire context without .dockerignore',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  docs: {
    what: '`COPY .` or `ADD .` in the final stage copies the entire directory, there is no `.dockerignore`, and `.gitignore` and the files next to it show that the directory contains more than the commit: secrets, dependencies, build results.',
    why: 'All of it ends up in the image: `.env` with its passwords, `node_modules` built for another system, and at the root of the repository `.git` with the entire history.',
    instead:
      'Add a `.dockerignore` with `.git`, `.env*`, dependency directories and build results, or copy files by name.',
    exceptions:
      'An info in stages that are not part of the final image, and where only `.git` would be copied in addition. Where several build contexts are possible, it is reported only if none of them has a `.dockerignore`.',
  },
  examples: {
    bad: [
      {
        code: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nUSER node\n',
        files: { '.gitignore': 'node_modules\n.env\n', 'package.json': '{}' },
        line: 3,
      },
      {
        code: 'FROM python:3.14-slim\nADD . /app\nUSER 1000\n',
        files: { '.gitignore': '.venv/\n', 'app.py': '' },
        line: 2,
      },
    ],
    good: [
      {
        code: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nUSER node\n',
        files: { '.gitignore': 'node_modules\n.env\n', '.dockerignore': '.git\nnode_modules\n.env\n' },
      },
      {
        code: 'FROM node:24-slim\nCOPY src /app\nUSER node\n',
        files: { '.gitignore': 'node_modules\n', 'src/a.js': '' },
        why: 'copies files by name',
      },
    ],
  },

  needs: ['dockerfile:whole-context'],
  applies: (documents) => hasInstruction(documents, 'COPY', 'ADD'),
  wants: (project) => [...contextPaths(project), ...gitignorePaths(project)],

  *checkAll(project) {
    const tree = treeOf(project);
    for (const doc of dockerfilesOf(project)) {
      const wholes = copiesOf(doc).flatMap(({ sources, from, stage, instruction }) => {
        const whole = from === undefined && sources.find(({ parts }) => parts.length === 0);
        return whole ? [{ whole, stage, instruction }] : [];
      });
      if (wholes.length === 0) continue;
      const shipped = shippedStages(doc);
      const { all } = plausibleContexts(project, doc);
      if (all.some(({ ignorePath }) => ignorePath !== undefined)) continue;
      const ignore = gitIgnoreOf(project);
      const taken = all.map(({ folder }) => {
        const names = [...tree.namesIn(folder)];
        return UNWANTED.filter(
          (name) => ignore.ignores(join(folder, name)) && names.some((one) => SIGNS[name]?.test(one)),
        );
      });
      const common = (taken[0] ?? []).filter((name) => taken.every((one) => one.includes(name)));
      const hasGit = all.every(({ folder }) => folder === '');
      if (common.length === 0 && !hasGit) continue;
      for (const { whole, stage, instruction } of wholes) {
        const names = [...(hasGit ? ['.git'] : []), ...common].slice(0, 4).map((name) => `\`${name}\``);
        yield {
          file: doc.file.path,
          at: whole.word.span,
          ...((common.length === 0 || !shipped.has(stage)) && { severity: 'info' }),
          message: `this ${instruction.keyword} includes the entire directory and there is no .dockerignore: ${names.join(', ')} would end up in the image`,
          help: 'add a .dockerignore with .git, .env*, dependency directories and build results',
        };
      }
    }
  },
});
