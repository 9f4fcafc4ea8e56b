import { defineRule, type Report } from '../../../core/rule.ts';
import { officialNameOf, parseReference } from '../../images/reference.ts';
import { type BrokenList, brokenListOf } from '../broken-list.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { chainOf } from '../facts.ts';
import { systemShellOf } from '../system-shell.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3025',
  name: 'shell-form-command',
  title: 'shell-form CMD/ENTRYPOINT',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['JSONArgsRecommended'],
  references: [
    'https://docs.docker.com/reference/build-checks/json-args-recommended/',
    'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
  ],
  docs: {
    what: '`CMD` or `ENTRYPOINT` in shell form.',
    why: 'The main process is then `/bin/sh`, which does not forward signals: `docker stop` waits ten seconds and kills the program before it can flush or close anything. A shell-form ENTRYPOINT ignores CMD and all arguments.',
    instead:
      'Use a JSON array: `CMD ["node", "server.js"]`. Where a shell is needed, use `["sh", "-c", "exec node $OPTS"]`.',
    exceptions:
      'Stages that set SHELL, and commands that begin with `exec`. BusyBox sh and bash run as `sh` replace themselves with the last command, so a CMD there is an `info`. The profile `hadolint` reports all of these and HEALTHCHECK too.',
  },
  examples: {
    bad: [
      {
        code: 'FROM node:22-slim\nCMD node server.js\n',
        line: 2,
        fixed: 'FROM node:22-slim\nCMD ["node", "server.js"]\n',
      },
      { code: 'FROM node:22-slim\nENTRYPOINT node $OPTIONS server.js\n', line: 2 },
    ],
    good: [
      { code: 'FROM node:22-slim\nCMD ["node", "server.js"]\n' },
      { code: 'FROM debian:13-slim\nSHELL ["/bin/bash", "-c"]\nCMD source env && exec app\n' },
      { code: 'FROM node:22-slim\nCMD exec node $OPTIONS server.js\n' },
    ],
  },
  needs: ['shell-form:CMD', 'shell-form:ENTRYPOINT', 'shell-form:HEALTHCHECK'],

  *check(doc, { profile, isOn }) {
    const hadolint = profile === 'hadolint';
    for (const script of doc.scripts) {
      const { keyword, isTrigger } = script.instruction;
      if (keyword === 'RUN' || script.form !== 'shell' || isTrigger) continue;
      if (keyword === 'HEALTHCHECK' && !hadolint) continue;
      const broken = script.shell.text.startsWith('[') && brokenListOf(script.instruction);
      // DF031 reports it.
      if (broken && isOn?.('DF031')) continue;
      if (!hadolint && (script.setting.by || script.shell.commands[0]?.name === 'exec')) continue;
      if (script.shell.text === '') continue;
      const report = reportOf(script, keyword, broken || undefined);
      yield hadolint || broken ? report : asSeen(report, script, keyword, handsOver(doc, script));
    }
  },
});

/** The program that stays: the last one that the script starts itself. */
function lastName({ commands }: Script['shell']): string | undefined {
  return commands.findLast(({ name, context }) => name !== undefined && context.subshells === 0)?.name;
}

/** Images whose `/bin/sh` is bash. */
const BASH_BASES = /^(?:fedora|centos|rockylinux|almalinux|amazonlinux|oraclelinux|archlinux|opensuse|photon|mageia)$/;

/**
 * Whether the shell of the image replaces itself by the last command of the script: BusyBox always does, and bash
 * unless that command has a redirection. A trap needs the shell to stay.
 */
function handsOver(doc: DockerfileDocument, { shell, stage }: Script): boolean {
  const last = shell.commands.at(-1);
  if (!last || shell.tree.faults.length > 0 || shell.commands.some(({ name }) => name === 'trap')) return false;
  const { pipeLength, background, subshells, functionName, optional, negated } = last.context;
  if (pipeLength > 1 || background || subshells > 0 || functionName !== undefined || optional || negated) return false;
  if (last.span.end !== shell.text.trimEnd().length) return false;
  const image = chainOf(stage).at(-1)?.imageText;
  const reference = image === undefined ? undefined : parseReference(image);
  const isBash = BASH_BASES.test((reference && officialNameOf(reference)) ?? '');
  return isBash ? last.redirects.length === 0 : systemShellOf(doc, stage) === 'busybox';
}

/** What remains to be said where the shell does not stay: nothing about signals. */
function asSeen(report: Report, { shell }: Script, keyword: string, isReplaced: boolean): Report {
  if (!isReplaced) return report;
  if (keyword === 'ENTRYPOINT')
    return { ...report, message: 'a shell-form ENTRYPOINT ignores CMD and the arguments of `docker run`' };
  const name = shell.commands.at(-1)?.name;
  return {
    ...report,
    severity: 'info',
    message: `a shell parses this line before it starts ${name === undefined ? 'the program' : `\`${name}\``}`,
  };
}

function reportOf({ shell, instruction }: Script, keyword: string, broken: BrokenList | undefined): Report {
  const at = shell.toFile({ start: 0, end: shell.text.length });
  if (broken) {
    const { problem, edits } = broken;
    return {
      at,
      message: `malformed JSON array, so a shell runs it: ${problem}`,
      help: `use a JSON array: ${keyword} ["…", "…"]`,
      ...(edits.length > 0 && { fix: { title: 'Write a JSON array', safety: 'unsafe', edits } }),
    };
  }
  const [only, second] = shell.commands;
  const words = only?.words.map(({ literal }) => literal);
  const isPlain =
    only &&
    !second &&
    shell.dialect !== 'none' &&
    only.assignments.length === 0 &&
    only.redirects.length === 0 &&
    only.span.start === 0 &&
    only.span.end === shell.text.length &&
    only.words.every(({ text }) => !/[*?[\]{}~\\]/.test(text));
  const list =
    isPlain && words?.every((word) => word !== undefined) ? JSON.stringify(words).replaceAll('","', '", "') : undefined;
  const place = keyword === 'HEALTHCHECK' ? 'HEALTHCHECK CMD' : keyword;
  return {
    at,
    message:
      keyword === 'HEALTHCHECK'
        ? 'this health check runs in a shell'
        : `the main process is a shell, which does not forward signals to \`${lastName(shell) ?? instruction.args.raw.split(/\s/, 1)[0]}\``,
    help: `use the JSON form: ${place} ${list ?? '["sh", "-c", "exec …"]'}`,
    ...(list !== undefined && {
      fix: { title: 'Use the JSON form', safety: 'unsafe', edits: [{ span: at, text: list }] },
    }),
  };
}
