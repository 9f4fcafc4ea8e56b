import rule from '../../../src/languages/project/rules/xf105-install-without-manifest.ts';
import { testRule } from '../../support/test-rule.ts';

const NODE = { 'package.json': '{}', 'package-lock.json': '{}', 'server.js': '' };

testRule(rule, {
  reports: [
    {
      name: 'beside a source that is nowhere',
      path: 'web/Dockerfile',
      code: 'FROM node:24\nWORKDIR /a\nCOPY nowhere.txt package.json ./\nRUN ⟦npm ci⟧\n',
      files: { 'web/package.json': '{}', 'web/package-lock.json': '{}' },
    },
    {
      name: "the article's first Dockerfile",
      code: 'FROM node:14.1.0\nRUN mkdir /usr/src/goof\nRUN mkdir /tmp/extracted_files\nCOPY . /usr/src/goof\nRUN cd /usr/src/goof\nRUN ⟦npm ci⟧\nEXPOSE 3001\nENTRYPOINT ["npm", "start"]\n',
      files: NODE,
      says: '`npm ci` finds no package.json because `RUN cd` does not persist: the cd in line 5 has no effect here',
      fixed:
        'FROM node:14.1.0\nRUN mkdir /usr/src/goof\nRUN mkdir /tmp/extracted_files\nCOPY . /usr/src/goof\nWORKDIR /usr/src/goof\nRUN npm ci\nEXPOSE 3001\nENTRYPOINT ["npm", "start"]\n',
    },
    {
      name: 'the same without the application files at hand',
      code: 'FROM node:24\nCOPY . /usr/src/goof\nRUN cd /usr/src/goof\nRUN ⟦npm ci⟧ --omit=dev\n',
    },
    {
      name: 'CRLF',
      code: 'FROM node:24\r\nCOPY . /a\r\nRUN cd /a\r\nRUN ⟦npm ci⟧\r\n',
      files: NODE,
      fixed: 'FROM node:24\r\nCOPY . /a\r\nWORKDIR /a\r\nRUN npm ci\r\n',
    },
    {
      name: 'copied to another folder',
      code: 'FROM node:24\nCOPY package.json package-lock.json /srv/\nRUN ⟦npm ci⟧\n',
      files: NODE,
      says: 'but package.json was copied to `/srv`',
    },
    {
      name: 'the lock file stays behind',
      code: 'FROM node:24\nWORKDIR /a\nCOPY package.json .\nRUN npm config set x y && ⟦npm ci⟧ && npm cache clean --force\n',
      files: NODE,
      says: 'no earlier COPY puts it there copy it before this RUN: COPY package-lock.json /a/',
    },
    {
      name: 'the lock file is nowhere',
      code: 'FROM node:24\nWORKDIR /a\nCOPY . .\nRUN ⟦npm ci⟧\n',
      files: { 'package.json': '{}' },
      says: 'nothing puts it there',
    },
    {
      name: 'a .dockerignore keeps it out',
      code: 'FROM node:24\nWORKDIR /a\nCOPY . .\nRUN ⟦npm ci⟧\n',
      files: { ...NODE, '.dockerignore': '# no\npackage-lock.json\n' },
      says: '`.dockerignore` excludes it in line 2',
    },
    {
      name: 'a named stage',
      code: 'FROM python:3.14 AS base\nWORKDIR /app\nFROM base\nRUN ⟦pip install -r requirements.txt⟧\nCOPY . .\n',
      files: { 'requirements.txt': '' },
    },
    {
      name: 'wrappers and continuations',
      code: 'FROM golang:1.27\nRUN set -x \\\n  && CGO_ENABLED=0 ⟦go mod download⟧\n',
      files: { 'go.mod': '' },
    },
    {
      name: 'a here-document',
      code: 'FROM node:24\nCOPY . /a\nRUN <<EOF\nset -e\n⟦npm ci⟧\nEOF\n',
      files: NODE,
    },
    {
      name: 'the context of a Compose file',
      path: 'docker/Dockerfile',
      code: 'FROM node:24\nWORKDIR /a\nCOPY . .\nRUN ⟦npm ci⟧\n',
      files: { 'compose.yaml': 'services:\n  a:\n    build: docker\n', ...NODE },
    },
  ],
  accepts: [
    {
      name: 'a folder with a dot that is missing',
      code: 'FROM node:24\nWORKDIR /a\nCOPY Shop.Api ./\nRUN npm install\n',
    },
    {
      name: 'a context that something else fills',
      path: 'web/Dockerfile',
      code: 'FROM node:24\nWORKDIR /a\nCOPY . .\nRUN npm install\n',
      files: { 'compose.yaml': 'services:\n  a:\n    build: web\n' },
    },
    {
      name: 'go without modules, by a prefix',
      code: 'FROM golang:1.24\nRUN GO111MODULE=off go get -d example.com/a && cd /go/src/example.com/a && go build .\n',
    },
    { name: 'go without modules, by ENV', code: 'FROM golang:1.24\nENV GO111MODULE=off\nWORKDIR /a\nRUN go build .\n' },
    {
      name: 'go without modules, by go env',
      code: 'FROM golang:1.24\nRUN go env -w GO111MODULE=auto\nRUN go build .\n',
    },
    { name: 'GOPATH of old images', code: 'FROM golang:1.12\nWORKDIR /go/src/a\nRUN go build .\n' },
    { name: 'a module by its name and version', code: 'FROM golang:1.24\nRUN go mod download example.com/a@v1.2.3\n' },
    { name: 'a program by its name and version', code: 'FROM golang:1.24\nRUN go install example.com/a@latest\n' },
    {
      name: 'go get brings sources',
      code: 'FROM golang:1.24\nRUN go get -d example.com/a\nWORKDIR /go/src/example.com/a\nRUN go build .\n',
    },
    { name: 'a clone in the same RUN', code: 'FROM node:24\nRUN git clone https://example.com/a && cd a && npm ci\n' },
    {
      name: 'an archive in the same RUN',
      code: 'FROM python:3.14\nRUN curl -L https://example.com/a.tgz | tar xz && cd a && pip install -r requirements.txt\n',
    },
    { name: 'npm init', code: 'FROM node:24\nRUN npm init -y && npm install\n' },
    {
      name: 'npm install with a name writes package.json',
      code: 'FROM node:24\nWORKDIR /a\nRUN npm install express\nRUN npm install\n',
    },
    { name: 'a global install', code: 'FROM node:24\nRUN npm install -g a && npm -g i b\n' },
    { name: 'yarn add', code: 'FROM node:24\nWORKDIR /a\nRUN yarn add a && yarn install\n' },
    { name: 'pnpm create', code: 'FROM node:24\nRUN pnpm create vite a && cd a && pnpm install\n' },
    {
      name: 'composer create-project',
      code: 'FROM composer:2\nRUN composer create-project a/b . && composer install\n',
    },
    { name: 'composer require', code: 'FROM composer:2\nRUN composer require a/b\nRUN composer install\n' },
    { name: 'cargo new', code: 'FROM rust:1.90\nRUN cargo new a && cd a && cargo build\n' },
    { name: 'cargo install', code: 'FROM rust:1.90\nRUN cargo install ripgrep\n' },
    { name: 'bundle init', code: 'FROM ruby:3.4\nRUN bundle init && bundle install\n' },
    { name: 'gem unpack', code: 'FROM ruby:3.4\nRUN gem unpack a && cd a && bundle install\n' },
    { name: 'poetry new', code: 'FROM python:3.14\nRUN poetry new a && cd a && poetry install\n' },
    { name: 'uv init', code: 'FROM python:3.14\nRUN uv init && uv sync\n' },
    {
      name: 'pip install with a name',
      code: 'FROM python:3.14\nRUN pip install a b && pip install https://example.com/c.whl\n',
    },
    { name: 'pip download', code: 'FROM python:3.14\nRUN pip download a && pip install -r requirements.txt\n' },
    {
      name: 'sources of the distribution',
      code: 'FROM python:3.14\nRUN apt-get source a && cd a && pip install -r requirements.txt\n',
    },
    { name: 'an archetype', code: 'FROM maven:3\nRUN mvn archetype:generate && mvn package\n' },
    { code: 'FROM node:24\nWORKDIR /a\nCOPY . .\nRUN npm ci\n', files: NODE },
    { code: 'FROM node:24\nWORKDIR /a\nCOPY package*.json ./\nRUN npm ci\n', files: NODE },
    { code: 'FROM node:24\nCOPY . /a\nRUN cd /a && npm ci\n', files: NODE },
    { code: 'FROM node:24\nCOPY . /a\nRUN (cd /a && npm ci)\n', files: NODE },
    { code: 'FROM node:24\nCOPY . /a\nRUN npm ci --prefix /a\n', files: NODE },
    { code: 'FROM node:24\nCOPY . /a\nWORKDIR /a/sub\nRUN npm ci\n', files: NODE },
    { code: 'FROM node:24\nWORKDIR /a\nCOPY . .\nRUN npm ci\n', files: { 'README.md': '' } },
    { code: 'FROM team/base\nRUN npm ci\n' },
    { code: 'FROM node:8-onbuild\nRUN npm ci\n' },
    { code: 'FROM node:24\nONBUILD RUN npm ci\n' },
    { code: 'FROM node:24\nRUN npm init -y && npm install\n' },
    { code: 'FROM node:24\nRUN git clone https://example.com/a . && npm ci\n' },
    { code: 'FROM node:24\nRUN echo "{}" > package.json\nRUN npm install\n' },
    { code: 'FROM node:24\nRUN { echo "{}"; } > package.json\nRUN npm install\n' },
    { code: 'FROM node:24 AS a\nWORKDIR /a\nCOPY . .\nFROM node:24\nCOPY --from=a /a /\nRUN npm ci\n', files: NODE },
    { code: 'FROM node:24\nRUN --mount=type=bind,target=. npm ci\n' },
    { code: 'FROM node:24\nRUN --mount=type=bind,source=package.json,target=package.json npm ci\n' },
    { code: 'FROM node:24\nARG DIR\nWORKDIR $DIR\nRUN npm ci\n' },
    { code: 'FROM node:24\nARG DIR\nCOPY . $DIR\nRUN npm ci\n' },
    { code: 'FROM node:24\nRUN npm install -g pnpm && npm i express\n' },
    { code: 'FROM node:24\nCOPY <<EOF package.json\n{}\nEOF\nRUN npm install\n' },
    { code: 'FROM node:24\nADD https://example.com/package.json .\nRUN npm install\n' },
    {
      code: 'FROM python:3.14\nCOPY requirements.txt /tmp/\nRUN pip install -r /tmp/requirements.txt\n',
      files: { 'requirements.txt': '' },
    },
    {
      code: 'FROM python:3.14\nCOPY requirements.txt /r.txt\nRUN pip install -r r.txt\n',
      files: { 'requirements.txt': '' },
    },
    {
      name: 'built from the root of the repository',
      path: 'docker/Dockerfile',
      code: 'FROM node:24\nWORKDIR /a\nCOPY . .\nRUN npm ci\n',
      files: NODE,
    },
    { code: 'FROM node:{{ version }}\nRUN npm ci\n' },
    { code: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN npm ci\n' },
  ],
});
