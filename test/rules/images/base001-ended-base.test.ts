import rule from '../../../src/languages/images/rules/base001-ended-base.ts';
import { testRule } from '../../support/test-rule.ts';

const SHA = `sha256:${'0123456789abcdef'.repeat(4)}`;

testRule(rule, {
  reports: [
    {
      code: 'FROM ⟦node:14.1.0⟧\n',
      says: /Node\.js 14 ended on 2023-04-30 use a supported line: node:24/,
      severity: 'error',
    },
    { name: 'CRLF', code: 'FROM ⟦node:14⟧ AS a\r\nUSER 1\r\n', fixed: 'FROM node:24 AS a\r\nUSER 1\r\n' },
    { name: 'runtime and system', code: 'FROM ⟦python:3.8-slim-buster⟧\n', says: 'and Debian 10 ended on 2024-06-30' },
    { name: 'the system alone', code: 'FROM ⟦node:24-bullseye⟧\n', says: 'support: Debian 11 ended on 2026-08-31' },
    { name: 'paid support', code: 'FROM ⟦ubuntu:18.04⟧\n', says: 'paid support until 2028-04-01' },
    { name: 'a code name', code: 'FROM ⟦debian:buster-slim⟧\n', fixed: 'FROM debian:trixie-slim\n' },
    {
      name: 'a mirror',
      code: 'FROM ⟦public.ecr.aws/docker/library/node:14⟧\n',
      fixed: 'FROM public.ecr.aws/docker/library/node:24\n',
    },
    {
      name: 'a digest keeps what it is',
      code: `FROM ⟦node:14@${SHA}⟧\n`,
      says: 'the tag this digest was pinned from, `node:14`,',
    },
    { name: 'an ARG default', code: 'ARG V=⟦14⟧\nFROM node:$V\n' },
    { name: 'each stage', code: 'FROM ⟦golang:1.16⟧ AS build\nFROM ⟦alpine:3.12⟧\n' },
    {
      name: 'a database needs a plan',
      code: 'FROM ⟦postgres:9.6⟧\n',
      says: 'the data needs a migration',
      fixed: 'FROM postgres:9.6\n',
    },
    { name: 'a fast product is news', code: 'FROM ⟦rust:1.70⟧\n', profile: 'recommended', severity: 'info' },
    {
      name: 'an example',
      path: 'docs/examples/a/Dockerfile',
      code: 'FROM ⟦ruby:2.7⟧\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      name: 'a fixture',
      path: 'web/__tests__/Dockerfile',
      code: 'FROM ⟦ruby:2.7⟧\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      name: 'a folder of another name',
      path: 'latest/Dockerfile',
      code: 'FROM ⟦ruby:2.7⟧\n',
      profile: 'recommended',
      severity: 'error',
    },
    {
      name: 'another distribution is no edit',
      code: 'FROM ⟦mcr.microsoft.com/dotnet/aspnet:6.0-bullseye-slim⟧\n',
      says: 'use a supported line: mcr.microsoft.com/dotnet/aspnet:10.0',
      fixed: 'FROM mcr.microsoft.com/dotnet/aspnet:6.0-bullseye-slim\n',
    },
    { name: 'a slow one stops', code: 'FROM ⟦ruby:2.7⟧\n', profile: 'recommended', severity: 'error' },
    { name: 'a version that names several ended lines', code: 'FROM ⟦python:2⟧\n' },
    { name: 'the clock decides', code: 'FROM ⟦node:20-slim⟧\n', today: new Date('2026-05-01T00:00:00Z') },
  ],
  accepts: [
    'FROM node:24-trixie-slim\n',
    'FROM debian:12\n',
    'FROM node\n',
    'FROM python:3\n',
    'FROM scratch\n',
    'FROM team/node:14\n',
    'FROM centos:7\n',
    'FROM openjdk:8\n',
    `FROM node@${SHA}\n`,
    'FROM node:$UNKNOWN\n',
    'FROM node:{{ version }}\n',
    'FROM node:999\n',
    { name: 'on its last day', code: 'FROM node:20-slim\n', today: new Date('2026-04-30T23:00:00Z') },
  ],
});
