import { expect, it } from 'vitest';
import { check } from '../../support/check.ts';

it('reads a ShellCheck directive between continued lines, for the command after it', async () => {
  const text = 'FROM debian:13\nRUN echo $A && \\\n  # shellcheck disable=SC2086\n  echo $B && \\\n  echo $C\n';
  const findings = await check('Dockerfile', text, { select: ['SC2086', 'PLM'] });
  expect(findings.map(({ rule, start }) => `${rule} ${start.line}`)).toEqual(['SC2086 2', 'SC2086 5']);
});

it('knows ENV, ARG and the flags of SHELL', async () => {
  const text =
    'FROM debian:13\nARG A\nENV B=1\nSHELL ["/bin/bash", "-e", "-c"]\nRUN cd x; echo $A $B $C; [[ -n $C ]]; echo ${C[0]}\n';
  const findings = await check('Dockerfile', text, { select: ['recommended'] });
  const codes = findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('SC'));
  expect(codes).toEqual(['SC2086', 'SC2086']);
});

it('says nothing about the syntax of templates', async () => {
  const text = 'FROM debian:13\nRUN {{ if .X }} (\n{{ end }}\nRUN if (\n';
  const findings = await check('Dockerfile', text, { select: ['SC'] });
  expect(findings.map(({ rule }) => rule)).toEqual([]);
});
