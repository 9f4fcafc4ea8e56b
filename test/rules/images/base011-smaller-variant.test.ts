import rule from '../../../src/languages/images/rules/base011-smaller-variant.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM ⟦python:3.14⟧\n', fixed: 'FROM python:3.14-slim\n' },
    { name: 'the same system', code: 'FROM ⟦node:lts-bookworm⟧\n', fixed: 'FROM node:24-bookworm-slim\n' },
    { code: 'FROM ⟦debian:13⟧\n', fixed: 'FROM debian:13-slim\n' },
    { code: 'FROM ⟦node⟧\n', says: '26-slim', fixed: 'FROM node:26-slim\n' },
  ],
  accepts: [
    { name: 'a line that ends soon is to be left', code: 'FROM node:22\nUSER 1\n' },
    'FROM python:3.14-slim\n',
    'FROM python:3.14-alpine\n',
    'FROM python:3.14 AS build\nFROM python:3.14-slim\n',
    'FROM python:3.8\n',
    'FROM nginx:1.31\n',
    'FROM rust:1\n',
    'FROM php:8.5-apache\n',
  ],
});
