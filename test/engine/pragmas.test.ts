import { describe, expect, it } from 'vitest';
import { check } from '../support/check.ts';

const rules = async (text: string, options = {}): Promise<string[]> =>
  (await check('Dockerfile', text, { select: ['DL3020', 'DL3002', 'PLM001', 'PLM002'], ...options })).map(
    ({ rule, start, message }) => `${start.line} ${rule}${rule.startsWith('PLM') ? `: ${message}` : ''}`,
  );

const ADD = 'ADD a /a\n';
const from = (...lines: string[]): string => `FROM debian:13-slim\n${lines.join('\n')}\n${ADD}USER 1000\n`;

describe('an ignore', () => {
  it.each([
    '# plimsoll ignore=DL3020',
    '# plimsoll ignore=DL3020 -- the archive is local',
    '# plimsoll ignore=copy-instead-of-add',
    '# plimsoll ignore=DL3002,DL3020',
    '# plimsoll-ignore DL3020',
    '# hadolint ignore=DL3020',
    '#hadolint ignore = DL3002 , DL3020',
    '# hadolint global ignore=DL3020',
    '# plimsoll file ignore=DL3',
    '# plimsoll stage ignore=DL3020',
  ])('in the form %s silences the instruction below', async (comment) => {
    expect((await rules(from(comment))).filter((one) => one.endsWith('DL3020'))).toEqual([]);
  });

  it('covers its instruction only', async () => {
    expect(await rules(`FROM debian:13-slim\n# plimsoll ignore=DL3020\n${ADD}${ADD}USER 1000\n`)).toEqual(['4 DL3020']);
  });

  it('of a stage ends with the stage', async () => {
    const text = `FROM debian:13-slim AS a\n# plimsoll stage ignore=DL3020\n${ADD}${ADD}FROM debian:13-slim\n${ADD}USER 1000\n`;
    expect(await rules(text)).toEqual(['6 DL3020']);
  });

  it('that silences nothing is reported', async () => {
    const [unused] = await rules(`FROM debian:13-slim\n# plimsoll ignore=DL3020\nCOPY a /a\nUSER 1000\n`);
    expect(unused).toMatch(/^2 PLM001: .*DL3020/);
  });

  it('that cannot be read is reported, and silences nothing', async () => {
    expect(await rules(from('# plimsoll ignore DL3020'))).toEqual([expect.stringMatching(/^2 PLM002/), '3 DL3020']);
    expect(await rules(from('# plimsoll ignore=DL3020 (because)'))).toEqual([
      expect.stringMatching(/^2 PLM002/),
      '3 DL3020',
    ]);
  });

  it.each([
    ['# Hadolint ignore=DL3020', 'hadolint ignore=CODE'],
    ['# hadolint: ignore=DL3020', 'hadolint ignore=CODE'],
    ['# hadolint ignroe=DL3020', 'hadolint ignore=CODE'],
    ['# hadolint global ignores = DL3020', 'hadolint ignore=CODE'],
    ['# hadolint disable=DL3020', 'hadolint ignore=CODE'],
    ['# hadolint ignore', 'hadolint ignore=CODE'],
    ['# hadolint please ignore DL3020', 'hadolint ignore=CODE'],
    ['# hadolint shell=', 'hadolint shell=bash'],
    ['# hadolint shell bash', 'hadolint shell=bash'],
    ['# HADOLINT shell=bash', 'hadolint shell=bash'],
    ['# plimsoll disable=DL3020', 'plimsoll ignore=CODE'],
    ['# Plimsoll ignore=DL3020', 'plimsoll ignore=CODE'],
  ])('written as %s is told how it is read', async (comment, form) => {
    expect(await rules(from(comment))).toEqual([expect.stringContaining(form), '3 DL3020']);
  });

  it.each([
    '# hadolint would have us ignore this',
    '# hadolint shell checks are on',
    '# hadolint shell = bash',
    '# hadolint is quiet here',
    '# hadolint',
  ])('is not seen in %s', async (comment) => {
    expect(await rules(from(comment))).toEqual(['3 DL3020']);
  });

  it('of a retired id is told what became of it', async () => {
    const [told] = await check('Dockerfile', from('# hadolint ignore=DL3005'));
    expect(told).toMatchObject({ rule: 'PLM002', severity: 'info', help: expect.stringContaining('DF021') });
  });

  it('by a check of BuildKit covers all rules that it is here', async () => {
    const twice = 'CMD ["a"]\nCMD ["b"]\nENTRYPOINT ["a"]\nENTRYPOINT ["b"]\nHEALTHCHECK NONE\nHEALTHCHECK NONE\n';
    const text = `# check=skip=MultipleInstructionsDisallowed\nFROM debian:13-slim\n${twice}`;
    const options = { select: ['DL4003', 'DL4004', 'DL3012'] };
    expect(await rules(text, options)).toEqual([]);
    expect(await rules(text.slice(text.indexOf('FROM')), options)).toHaveLength(3);
    const ignore = { config: { ignore: ['MultipleInstructionsDisallowed'] } };
    expect(await rules(text.slice(text.indexOf('FROM')), { ...options, ...ignore })).toEqual([]);
  });

  it('that names no rule is told, with the rule that was meant', async () => {
    expect(await rules(from('# hadolint ignore=DL3020,DL3O02'))).toEqual(['2 PLM002: unknown rule `DL3O02`']);
    const [told] = await check('Dockerfile', from('# hadolint ignore=DL3O02'));
    expect(told).toMatchObject({ rule: 'PLM002', severity: 'info', help: 'did you mean DL3002?' });
    const [far] = await check('Dockerfile', from('# hadolint ignore=DL3999'));
    expect(far).toMatchObject({ rule: 'PLM002', help: 'plimsoll rules DL lists those that begin alike' });
    const [word] = await check('Dockerfile', from('# hadolint ignore=DL3020,because'));
    expect(word).toMatchObject({ rule: 'PLM002', help: 'put `--` before the reason' });
    expect(await rules(from('# hadolint ignore=DL3020,SC9999'))).toEqual([]);
  });

  it('of a rule that is switched off is not called unused', async () => {
    expect(await rules('FROM debian:13-slim\n# hadolint ignore=DL3008\nRUN a\nUSER 1000\n')).toEqual([]);
  });

  it('counts until its day', async () => {
    const text = from('# plimsoll ignore=DL3020 until=2026-11-24');
    expect(await rules(text, { today: new Date('2026-11-24T23:00:00Z') })).toEqual([]);
    expect(await rules(text, { today: new Date('2026-11-25T00:30:00Z') })).toEqual([
      expect.stringMatching(/^2 PLM001: .*expired on 2026-11-24/),
      '3 DL3020',
    ]);
  });

  it('is refused by allowInlineIgnores and neverIgnore', async () => {
    const text = from('# plimsoll ignore=DL3020');
    expect(await rules(text, { config: { allowInlineIgnores: false } })).toEqual(['3 DL3020']);
    expect(await rules(text, { config: { neverIgnore: ['DL3020'] } })).toContain('3 DL3020');
  });
});
