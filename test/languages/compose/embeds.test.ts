import { describe, expect, it } from 'vitest';
import { embedsOf } from '../../../src/languages/compose/embeds.ts';
import { parseCompose } from '../../../src/languages/compose/parse.ts';
import type { ImagesDocument } from '../../../src/languages/images/document.ts';
import type { ShellDocument } from '../../../src/languages/shell/document.ts';
import { check } from '../../support/check.ts';

const embeds = (text: string) => embedsOf(parseCompose({ path: 'compose.yaml', text, origin: 'worktree' }));
const isImages = (doc: { kind: string }): doc is ImagesDocument => doc.kind === 'images';
const isShell = (doc: { kind: string }): doc is ShellDocument => doc.kind === 'shell';
const web = (lines: string) => `services:\n  web:\n    image: a:1\n${lines}`;

describe('images of services', () => {
  it('takes literals and defaults, not built or unknown ones', async () => {
    const text =
      'services:\n  a:\n    image: "a:1"\n  b:\n    image: ${B:-b:2}\n  c:\n    image: ${C}\n  d:\n    image: d:1\n    build: .\n';
    const uses = (await embeds(text)).filter(isImages).flatMap((doc) => doc.uses);
    expect(uses.map((use) => [use.text, use.literal, text.slice(use.span.start, use.span.end)])).toEqual([
      ['a:1', true, 'a:1'],
      ['b:2', true, 'b:2'],
    ]);
  });
});

describe('scripts of services', () => {
  const scripts = async (lines: string) =>
    (await embeds(web(lines)))
      .filter(isShell)
      .map(({ text, dialect, origin, errexit }) => [text, dialect, origin, errexit]);

  it.each([
    ['    healthcheck: {test: "curl x || exit 1"}\n', 'curl x || exit 1', 'sh', 'healthcheck', false],
    ['    healthcheck: {test: [CMD-SHELL, "a && b"]}\n', 'a && b', 'sh', 'healthcheck', false],
    ['    healthcheck: {test: [CMD, bash, -c, "a"]}\n', 'a', 'bash', 'healthcheck', false],
    ['    command: ["/bin/sh", "-ec", "echo $$A"]\n', 'echo $A', 'sh', 'cmd', true],
    ['    command: bash -c "echo a; b"\n', 'echo a; b', 'bash', 'cmd', false],
    ["    entrypoint: sh -e -c 'echo a'\n", 'echo a', 'sh', 'entrypoint', true],
    ['    command:\n      - sh\n      - -c\n      - |\n        echo a\n        b\n', 'echo a\nb\n', 'sh', 'cmd', false],
    ['    pre_stop:\n      - command: [sh, -c, "x"]\n', 'x', 'sh', 'exec', false],
  ])('%j', async (lines, text, dialect, origin, errexit) => {
    expect(await scripts(lines)).toEqual([[text, dialect, origin, errexit]]);
  });

  it.each([
    '    command: ["npm", "start"]\n',
    '    command: npm run -c x\n',
    '    command: sh -c "echo ${A}"\n',
    '    command: ["python", "-c", "import x"]\n',
    '    healthcheck: {test: [CMD, curl, x]}\n',
    '    healthcheck: {test: [NONE]}\n',
    '    command: sh -c "echo \\"a\\""\n',
  ])('none in %j', async (lines) => expect(await scripts(lines)).toEqual([]));

  it('maps back over doubled dollars and block scalars', async () => {
    const text = web('    command:\n      - sh\n      - -c\n      - |\n        echo $$HOME now\n');
    const [script] = (await embeds(text)).filter(isShell);
    const span = script?.toFile({ start: 5, end: 10 });
    expect(script?.text.slice(5, 10)).toBe('$HOME');
    expect(span && text.slice(span.start, span.end)).toBe('$$HOME');
  });
});

describe('findings in scripts of services', () => {
  it.each([
    '    command: [sh, -c, "rm $$FILE"]\n',
    '    entrypoint: bash -ec "rm $$FILE"\n',
    '    healthcheck: {test: "rm $$FILE"}\n',
    '    healthcheck:\n      test: [CMD-SHELL, rm $$FILE]\n',
    '    healthcheck:\n      test: ["CMD", "/bin/sh", "-c", \'rm $$FILE\']\n',
    '    post_start:\n      - command: [sh, -c, "rm $$FILE"]\n',
    '    command:\n      - sh\n      - -c\n      - |\n        rm $$FILE\n',
  ])('point at the variable in %j', async (lines) => {
    const text = web(lines);
    const findings = await check('compose.yaml', text, { select: ['SC2086'] });
    expect(findings.map(({ start, end }) => text.slice(start.offset, end.offset))).toEqual(['$$FILE']);
  });

  const block = (script: string): string => web(`    command:\n      - sh\n      - -c\n      - |\n        ${script}\n`);

  it('are fixed in literal blocks', async () => {
    const [finding] = await check('compose.yaml', block('cd /srv'), { select: ['SC2164'] });
    expect(finding?.fix?.edits.map(({ text }) => text)).toEqual([' || exit']);
  });

  it('are not fixed with a dollar, which Compose would read as its own', async () => {
    const findings = await check('compose.yaml', block('echo `date`'), { select: ['SC2006'] });
    expect(findings.map(({ rule, fix }) => [rule, fix])).toEqual([['SC2006', null]]);
  });
});
