import rule from '../../../src/languages/dockerfile/rules/base020-wrong-package-manager.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM alpine:3.24\nRUN ⟦apt-get⟧ update && ⟦apt-get⟧ install -y curl\n', says: 'use `apk`' },
    'FROM node:14-slim\r\nRUN set -e; \\\r\n  ⟦apk⟧ add curl\r\n',
    { name: 'MySQL is on Oracle Linux', code: 'FROM mysql:9.7\nRUN ⟦apt-get⟧ update\n', says: '`microdnf`' },
    'FROM ubuntu\nRUN ⟦yum⟧ install -y curl\n',
    'FROM fedora:43\nRUN ⟦apt-get⟧ update\n',
    { name: 'through stages', code: 'FROM node:24-alpine AS base\nFROM base\nRUN sudo ⟦apt-get⟧ update\n' },
    { name: 'an ARG default', code: 'ARG V=24-alpine\nFROM node:$V\nRUN ⟦apt⟧ update\n' },
    { name: 'a here-document', code: 'FROM python:3.14\nRUN <<EOF\n⟦apk⟧ add curl\nEOF\n' },
    { name: 'a mirror', code: 'FROM public.ecr.aws/docker/library/node:24-alpine\nRUN ⟦apt-get⟧ update\n' },
  ],
  accepts: [
    'FROM node:24\nRUN apt-get update\n',
    'FROM node:24-alpine\nRUN apk add curl\n',
    'FROM almalinux:9\nRUN dnf install -y curl\n',
    'FROM mysql:8.0-debian\nRUN apt-get update\n',
    'FROM mysql:5.7\nRUN apt-get update\n',
    'FROM team/node:24-alpine\nRUN apt-get update\n',
    'FROM node:$V\nRUN apt-get update\n',
    'FROM alpine\nRUN apt-get update || apk update\n',
    'FROM alpine\nRUN if [ -f /a ]; then apt-get update; fi\n',
    'FROM alpine\nRUN apk add apt && apt update\n',
    'FROM debian:13\nRUN apt-get install -y dnf && dnf install -y curl\n',
    'FROM alpine\nCOPY --from=tools / /\nRUN apt-get update\n',
    'FROM alpine\nADD rootfs.tar.gz /\nRUN apt-get update\n',
    'FROM alpine\nONBUILD RUN apt-get update\n',
    'FROM alpine\nRUN echo apt-get\n',
    'FROM scratch\nRUN ["apk", "add"]\n',
  ],
});
