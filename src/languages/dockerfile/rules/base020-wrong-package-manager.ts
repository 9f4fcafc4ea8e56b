import { onceFor } from '../../../core/once.ts';
import { defineRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import { packageFamilyOf } from '../../images/packages.ts';
import type { Invocation } from '../../shell/invocation.ts';
import type { DockerfileDocument, Stage } from '../document.ts';
import { chainOf, isWindows } from '../facts.ts';
import { runsOfStage, scriptsOf } from '../runs.ts';

/** Package managers and the families that have them. */
const MANAGERS: Readonly<Record<string, string>> = table({
  apk: 'alpine',
  apt: 'debian',
  'apt-get': 'debian',
  dnf: 'rpm',
  microdnf: 'rpm',
  yum: 'rpm',
});
const OWN: Readonly<Record<string, string>> = table({
  alpine: '`apk`',
  debian: '`apt-get`',
  rpm: '`dnf` or `microdnf`',
});

export default defineRule<DockerfileDocument>({
  id: 'BASE020',
  name: 'wrong-package-manager',
  title: 'package manager missing from the base image',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://docs.docker.com/reference/dockerfile/#run',
    'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper',
  ],
  docs: {
    what: 'A RUN calls `apk` on Debian or Ubuntu, `apt-get` on Alpine, or `dnf` and `yum` on either of them.',
    why: 'The program does not exist in the image: the build stops with "not found". This happens when only the FROM changes, often from a slim to an Alpine image.',
    instead: 'Use the package manager of the base image and check the package names, which differ too.',
    exceptions:
      'Only images whose operating system is certain are checked. Not reported: calls inside `if` or `case` or after `||`, and stages where COPY or an earlier command adds the program.',
  },
  examples: {
    bad: [
      { code: 'FROM node:24-alpine\nRUN apt-get update\nUSER node\n', line: 2 },
      { code: 'FROM python:3.14-slim\nRUN apk add --no-cache curl\nUSER 1000\n', line: 2 },
    ],
    good: [
      { code: 'FROM node:24-alpine\nRUN apk add --no-cache curl\nUSER node\n' },
      {
        code: 'FROM alpine:3.24\nRUN if command -v apt-get; then apt-get update; else apk update; fi\nUSER 1000\n',
        why: 'tests for the program first',
      },
    ],
  },
  needs: ['program:apk', 'program:apt', 'program:apt-get', 'program:dnf', 'program:microdnf', 'program:yum'],

  *check(doc, { today }) {
    for (const stage of doc.stages) {
      const calls = managerCalls(doc, stage);
      if (calls.length === 0) continue;
      const chain = chainOf(stage);
      const root = chain.at(-1);
      const family =
        root?.imageText === undefined || isWindows(doc, root) ? undefined : packageFamilyOf(root.imageText, today);
      if (family === undefined) continue;
      const strange = calls.filter(({ name, invocation }) => MANAGERS[name] !== family && !isConditional(invocation));
      if (strange.length === 0 || chain.some(bringsPrograms)) continue;
      for (const { shell, name, word } of strange) {
        if (chain.some((one) => namedManagers(one, doc).has(name))) continue;
        yield {
          at: shell.toFile(word.span),
          message: `\`${root?.imageText}\` has no \`${name}\``,
          help: `use ${OWN[family]} with the package names of that distribution`,
          ...(root && { related: [{ at: root.from.head, message: 'base image' }] }),
        };
      }
    }
  },
});

/** What the RUNs of a stage call of package managers. */
function managerCalls(doc: DockerfileDocument, stage: Stage) {
  return runsOfStage(doc, stage).flatMap(({ instruction, shell }) => {
    if (instruction.isTrigger) return [];
    return shell.invocations.flatMap((invocation) => {
      const { name, words } = invocation;
      const word = words[0];
      return name !== undefined && word && Object.hasOwn(MANAGERS, name) ? [{ shell, invocation, name, word }] : [];
    });
  });
}

/** A COPY or ADD that may bring the program: from another image, or of an archive. */
const bringsPrograms = onceFor((stage: Stage): boolean =>
  stage.instructions.some(
    ({ keyword, flags, words }) =>
      (keyword === 'COPY' && flags.some(({ name }) => name === 'from') && isBroad(words.at(-1)?.value ?? '')) ||
      (keyword === 'ADD' && isBroad(words.at(-1)?.value ?? '')),
  ),
);

function isBroad(destination: string): boolean {
  return /^\/(?:$|usr(?:\/|$)|s?bin(?:\/|$)|lib(?:\/|$))|\$/.test(destination);
}

/** The package managers that commands of a stage name as an argument, and may install. */
const namedManagers = onceFor((stage: Stage, doc: DockerfileDocument): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { shell } of scriptsOf(doc, stage)) {
    for (const { words } of shell.invocations) {
      for (const { literal } of words.slice(1)) {
        const name = literal?.endsWith('-tools') ? literal.slice(0, -'-tools'.length) : literal;
        if (name !== undefined && Object.hasOwn(MANAGERS, name)) found.add(name);
      }
    }
  }
  return found;
});

function isConditional({ command }: Invocation): boolean {
  for (let at: Invocation['command'] | undefined = command; at; at = at.within) {
    if (at.context.before === '||' || at.context.after === '||') return true;
    for (const { type } of at.tree.ancestorsOf(at.node)) {
      if (type === 'If' || type === 'Case' || type === 'Function' || type === 'While') return true;
    }
  }
  return false;
}
