import { describe, expect, it } from 'vitest';
import { check } from '../../support/check.ts';

const BODY = 'FROM alpine:3.22 as Build\nUSER 1\n';

async function found(text: string, select: readonly string[] = ['DF002', 'DF003', 'DL3002']): Promise<string[]> {
  const findings = await check('Dockerfile', text, { select });
  return findings.map(({ rule, severity, start }) => `${start.line} ${rule} ${severity}`);
}

describe('# check=', () => {
  it('skip at the top silences the named checks in the whole file', async () => {
    expect(await found(BODY)).toEqual(['1 DF003 style', '1 DF002 style']);
    expect(await found(`# syntax=docker/dockerfile:1\n# check=skip=StageNameCasing\n${BODY}`)).toEqual([
      '3 DF003 style',
    ]);
    expect(await found(`# check=skip=FromAsCasing,StageNameCasing;error=true\r\n${BODY}`)).toEqual([]);
    expect(await found(`# check=error=true;skip=FromAsCasing,StageNameCasing\n${BODY}`)).toEqual([]);
  });

  it('skip=all silences the checks of BuildKit and no others', async () => {
    expect(await found(`# check=skip=all\n${BODY}USER root\n`)).toEqual(['4 DL3002 warning']);
    // What is no check but stops the build is not skipped, and is part of BuildKit's answer.
    expect(await found(`# check=skip=all\n${BODY}RUNN x\n`, ['buildkit'])).toEqual(['4 DL1000 error']);
  });

  it('skip of a check that is several rules here silences them all', async () => {
    const twice = 'FROM a\nCMD ["a"]\nCMD ["b"]\nENTRYPOINT ["a"]\nENTRYPOINT ["b"]\n';
    const select = ['DL4003', 'DL4004'];
    expect((await found(twice, select)).map((one) => one.split(' ')[1])).toEqual(['DL4003', 'DL4004']);
    expect(await found(`# check=skip=MultipleInstructionsDisallowed\n${twice}`, select)).toEqual([]);
  });

  it('skip above an instruction silences that one', async () => {
    const second = `FROM a AS c\n# check=error=true;skip=FromAsCasing why\n${BODY}FROM b as d\n`;
    expect(await found(second)).toEqual(['3 DF002 style', '5 DF003 style']);
  });

  it('error=true makes what stops the build an error', async () => {
    expect(await found(`# check=error=true\n${BODY}USER 0\n`)).toEqual([
      '2 DF003 error',
      '2 DF002 error',
      '4 DL3002 warning',
    ]);
    expect(await found(`# check=error=1;skip=FromAsCasing\n${BODY}`, ['buildkit'])).toEqual(['2 DF002 error']);
    expect(await found(`# check=error=F\n${BODY}`)).toEqual(['2 DF003 style', '2 DF002 style']);
  });

  it('gives way to a severity of the configuration', async () => {
    const options = { select: ['DF002'], config: { severity: { DF002: 'info' as const } } };
    const findings = await check('Dockerfile', `# check=error=true\n${BODY}`, options);
    expect(findings.map(({ severity }) => severity)).toEqual(['info']);
  });

  it.each([
    ['# check=skip=all;eror=true', 'unknown part `eror` in the check directive'],
    ['# check=error=yes', '`yes` is neither true nor false'],
    ['# check=skip=W;skip=X;skip=Y;skip=Z', 'a check directive has at most 3 parts'],
  ])('%s is what BuildKit refuses', async (line, message) => {
    const findings = await check('Dockerfile', `${line}\n${BODY}`, { select: ['DL1000'] });
    expect(findings).toMatchObject([{ rule: 'DL1000', message, start: { line: 1, column: 9 } }]);
    expect(await check('Dockerfile', `# check=experimental=all;error=t\n${BODY}`, { select: ['DL1000'] })).toEqual([]);
  });
});
