import { defineProjectRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import { shippedStages } from '../../dockerfile/facts.ts';
import { contextPaths, plausibleContexts } from '../contexts.ts';
import { dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import { gitIgnoreOf, gitignorePaths } from '../sources.ts';
import { copiesOf } from '../steps.ts';
import { join, treeOf } from '../tree.ts';

/** Paths that lie in many work folders and belong into no image. */
const UNWANTED = ['.env', 'node_modules', '.venv', 'venv', 'target', 'dist', '.terraform'];
/**
 * What shows that such a path is made in a folder. A `.gitignore` from a collection names the folders of tools that the
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
  title: 'a COPY of the whole context without a .dockerignore',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  docs: {
    what: '`COPY .` or `ADD .` in the stage that is shipped takes the whole folder, there is no `.dockerignore`, and `.gitignore` and the files beside it show that the folder holds more than the commit: secrets, dependencies, results of builds.',
    why: 'All of it goes into the image: `.env` with its passwords, `node_modules` made for another system, and at the root of the repository `.git` with the whole history.',
    instead: 'Add a `.dockerignore` with `.git`, `.env*`, dependency folders and build results, or copy by name.',
    exceptions:
      'Stages that are not shipped are info, and so is a folder in which nothing but `.git` would be taken along. Where several build contexts are possible, none of them may have a `.dockerignore`.',
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
        why: 'copies by name',
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
          message: `this ${instruction.keyword} takes the whole folder and there is no .dockerignore: ${names.join(', ')} would go into the image`,
          help: 'add a .dockerignore with .git, .env*, and the folders of dependencies and build results',
        };
      }
    }
  },
});
