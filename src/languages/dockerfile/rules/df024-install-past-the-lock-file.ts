import { defineRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import type { Span } from '../../../core/text.ts';
import type { DockerfileDocument, Stage } from '../document.ts';
import { chainOf } from '../facts.ts';
import { type Call, callSpan, callsOf, fixBy, isShell, runs } from '../runs.ts';

interface Manager {
  readonly lock: RegExp;
  readonly lockName: string;
  /** The install of the whole project that may change the lock; undefined for another command. */
  readonly loose: (call: Call) => boolean;
  readonly better: string;
}

const INSTALL = new Set(['install', 'i', 'add', 'in', 'ins', 'inst', 'isntall']);
const NPM: Manager = {
  lock: /^(?:package-lock\.json|npm-shrinkwrap\.json|package-lock\*|package-lock\.\*|package\*\.json|package\*|\*\.json)$/,
  lockName: 'package-lock.json',
  loose: ({ args, words }) =>
    INSTALL.has(args.operands[0]?.literal ?? '') &&
    args.operands.length === 1 &&
    !args.has('g', 'global', 'location', 'package-lock-only', 'no-package-lock', 'no-save') &&
    !words.some(({ value }) => /^--package-lock=false$/.test(value)),
  better: 'npm ci',
};
const YARN: Manager = {
  lock: /^(?:yarn\.lock|yarn\.\*|yarn\*)$/,
  lockName: 'yarn.lock',
  loose: ({ args }) =>
    (args.operands.length === 0 ? !args.has('v', 'version', 'h', 'help') : isOnly(args.operands, 'install')) &&
    !args.has('frozen-lockfile', 'immutable', 'pure-lockfile', 'no-lockfile', 'mode'),
  better: 'yarn install --frozen-lockfile (Yarn 1) or --immutable (since Yarn 2)',
};
const PNPM: Manager = {
  lock: /^(?:pnpm-lock\.yaml|pnpm-lock\*|pnpm-lock\.\*|pnpm-\*)$/,
  lockName: 'pnpm-lock.yaml',
  loose: ({ args }) =>
    (isOnly(args.operands, 'install') || isOnly(args.operands, 'i')) &&
    !args.has('g', 'global', 'frozen-lockfile', 'offline', 'lockfile-only', 'no-lockfile'),
  better: 'pnpm install --frozen-lockfile',
};
const MANAGERS: Readonly<Record<string, Manager>> = table({ npm: NPM, yarn: YARN, pnpm: PNPM });

export default defineRule<DockerfileDocument>({
  id: 'DF024',
  name: 'install-past-the-lock-file',
  title: 'install that may change the lock file',
  severity: 'info',
  profiles: { recommended: 'info' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.npmjs.com/cli/commands/npm-ci', 'https://pnpm.io/cli/install#--frozen-lockfile'],
  docs: {
    what: '`npm install`, `yarn install` or `pnpm install` in a project whose lock file was copied into the stage.',
    why: 'Where the lock file does not match `package.json`, these commands update it inside the image and install the newest versions instead of the tested ones.',
    instead: 'Use `npm ci`, `yarn install --frozen-lockfile` or `pnpm install --frozen-lockfile`: they fail instead.',
    exceptions:
      'Installs of named packages, global installs, installs with an option that controls the lock file, and stages that use `COPY . .`, where it is unknown whether there is a lock file. The fix is unsafe: `npm ci` also deletes an existing `node_modules`.',
  },
  examples: {
    bad: [
      {
        code: 'FROM node:22-slim\nCOPY package.json package-lock.json ./\nRUN npm install --omit=dev\n',
        line: 3,
        fixed: 'FROM node:22-slim\nCOPY package.json package-lock.json ./\nRUN npm ci --omit=dev\n',
      },
      { code: 'FROM node:22-slim\nCOPY package.json yarn.lock ./\nRUN yarn\n', line: 3 },
    ],
    good: [
      { code: 'FROM node:22-slim\nCOPY package*.json ./\nRUN npm ci\n' },
      { code: 'FROM node:22-slim\nCOPY package.json ./\nRUN npm install\n', why: 'no lock file is copied' },
    ],
  },
  needs: ['npm:install', 'program:yarn', 'program:pnpm'],

  *check(doc) {
    const known = new Map<Manager, Map<Stage, Span | undefined>>();
    const copyIn = (stage: Stage, manager: Manager): Span | undefined => {
      const byStage = known.get(manager) ?? new Map<Stage, Span | undefined>();
      known.set(manager, byStage);
      if (!byStage.has(stage)) byStage.set(stage, firstCopy(stage, manager));
      return byStage.get(stage);
    };
    for (const run of runs(doc)) {
      if (!isShell(run)) continue;
      for (const call of callsOf(run, ...Object.keys(MANAGERS))) {
        const manager = MANAGERS[call.program ?? ''];
        if (!manager?.loose(call)) continue;
        const copied = chainOf(run.stage)
          .map((stage) => copyIn(stage, manager))
          .find((span) => span && span.start < run.instruction.span.start);
        if (!copied) continue;
        const sub = call.args.operands[0];
        yield {
          at: callSpan(run, call),
          message: `\`${call.program}${sub ? ` ${sub.text}` : ''}\` may install versions that differ from \`${manager.lockName}\``,
          help: `use the locked versions: ${manager.better}`,
          related: [{ at: copied, message: 'the lock file is copied here' }],
          ...(manager === NPM && sub && fixBy(run, 'Write `npm ci`', 'unsafe', [{ span: sub.span, text: 'ci' }])),
          ...(manager === PNPM &&
            sub &&
            fixBy(run, 'Add `--frozen-lockfile`', 'unsafe', [
              { span: { start: sub.span.end, end: sub.span.end }, text: ' --frozen-lockfile' },
            ])),
        };
      }
    }
  },
});

function isOnly(operands: Call['args']['operands'], word: string): boolean {
  return operands.length === 1 && operands[0]?.literal === word;
}

/** The first COPY of a stage that copies a lock file. */
function firstCopy({ instructions }: Stage, { lock }: Manager): Span | undefined {
  for (const outer of instructions) {
    const { keyword, words } = outer.trigger ?? outer;
    if (keyword !== 'COPY' && keyword !== 'ADD') continue;
    const source = words.slice(0, -1).find(({ value }) => lock.test(value.slice(value.lastIndexOf('/') + 1)));
    if (source) return source.span;
  }
  return undefined;
}
