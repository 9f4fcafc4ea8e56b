import { expect, it } from 'vitest';
import { isWindows } from '../../../src/languages/dockerfile/facts.ts';
import { parseDockerfile } from '../../../src/languages/dockerfile/parse.ts';
import { check } from '../../support/check.ts';

function answers(text: string): boolean[] {
  const doc = parseDockerfile({ path: 'Dockerfile', origin: 'index', text });
  return doc.stages.map((stage) => isWindows(doc, stage));
}

it.each([
  ['FROM mcr.microsoft.com/windows/servercore:ltsc2022', true],
  ['FROM golang:1.26-nanoserver', true],
  ['FROM --platform=windows/amd64 golang', true],
  ['FROM --platform=linux/amd64 golang', false],
  ['FROM debian:13', false],
  ['FROM golang', false],
])('%s', (from, wanted) => {
  expect(answers(`${from}\n`)).toEqual([wanted]);
});

it.each([
  ['FROM debian:13', false],
  ['FROM alpine', false],
  ['FROM node:24', false],
  ['FROM docker.io/library/nginx', false],
  ['ARG V=24\nFROM node:$V', false],
  ['FROM golang:1.26-alpine', false],
  ['FROM python:3.14-slim', false],
  ['FROM mcr.microsoft.com/dotnet/sdk:10.0-noble', false],
  ['FROM --platform=linux/arm64 example.com/a', false],
  // The same name stands for both, or nothing is known of it.
  ['FROM golang:1.26', true],
  ['FROM mcr.microsoft.com/dotnet/sdk:10.0', true],
  ['FROM example.com/a', true],
  ['FROM $A', true],
  ['FROM mcr.microsoft.com/windows/nanoserver:ltsc2025', true],
])('with the escape character of Windows: %s', (from, wanted) => {
  expect(answers(`# escape=\`\n${from}\n`)).toEqual([wanted]);
});

it('holds for the stages that are built on one', () => {
  expect(answers('FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS a\nFROM a AS b\nFROM b\n')).toEqual([
    true,
    true,
    true,
  ]);
  expect(answers('# escape=`\nFROM debian:13 AS a\nFROM a\n')).toEqual([false, false]);
});

it('leaves the rules for Linux on', async () => {
  const code = '# escape=`\nFROM debian:13\nRUN apt-get update && `\n  apt-get install curl && cd $A\n';
  const rules = (await check('Dockerfile', code)).map(({ rule }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['DF001', 'DL3014', 'SC2086']));
});
