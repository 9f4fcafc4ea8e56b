import { describe, expect, it } from 'vitest';
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

describe('what /bin/sh of the image is', () => {
  const script =
    'RUN [[ -n "$HOME" ]]; echo -e a; echo -n b; local c; source /d; echo "a\\tb"; f=${HOME//a/b}; trap "$f" int\n';
  const idsOn = async (image: string, select: readonly string[] = ['SC3', 'SC2028'], more = '') => {
    const found = await check('Dockerfile', `FROM ${image}\n${more}${script}`, { select });
    return found.map(({ rule }) => rule);
  };
  const everywhere = ['SC3010', 'SC3037', 'SC3037', 'SC3043', 'SC3046', 'SC2028', 'SC3060', 'SC3049'];

  it.each(['alpine:3.23', 'busybox', 'node:24-alpine3.23', 'registry.example/team/app:1-alpine'])(
    'is the ash of BusyBox in %s',
    async (image) => {
      expect(await idsOn(image)).toEqual(['SC2028']);
    },
  );

  it.each(['debian:13-slim', 'ubuntu:24.04', 'python:3.13-slim', 'node:24-bookworm'])(
    'is dash in %s',
    async (image) => {
      expect(await idsOn(image)).toEqual(['SC3010', 'SC3036', 'SC3046', 'SC3060']);
    },
  );

  it.each(['fedora:43', 'team/app:1-slim', 'scratch', '$IMAGE'])('is not known in %s', async (image) => {
    expect((await idsOn(image)).sort()).toEqual([...everywhere].sort());
  });

  it('is told by the image at the bottom of the stages, and left alone under SHELL', async () => {
    expect(await idsOn('alpine:3.23 AS base\nFROM base')).toEqual(['SC2028']);
    expect(await idsOn('alpine:3.23', ['SC3'], 'SHELL ["/bin/dash", "-c"]\n')).toContain('SC3010');
    expect(await idsOn('alpine:3.23', ['SC3'], 'SHELL ["/bin/bash", "-c"]\n')).toEqual([]);
  });

  it('is that of POSIX for hadolint', async () => {
    expect(await idsOn('alpine:3.23', ['hadolint'])).toEqual(expect.arrayContaining(['SC3010', 'SC3037', 'SC3046']));
  });
});
