import { table } from '../../../core/table.ts';

/** Official images that are an operating system, with its name in the data. */
export const SELF_OS: Readonly<Record<string, string>> = table({
  debian: 'debian',
  ubuntu: 'ubuntu',
  alpine: 'alpine',
  centos: 'centos',
  fedora: 'fedora',
  rockylinux: 'rockylinux',
  almalinux: 'almalinux',
  amazonlinux: 'amazonlinux',
  oraclelinux: 'oraclelinux',
  photon: 'photon',
  mageia: 'mageia',
});

/** Product of each operating system that tags and groups name. */
export const OS_PRODUCTS: Readonly<Record<string, string>> = table({
  debian: 'debian',
  ubuntu: 'ubuntu',
  alpine: 'alpine-linux',
  centos: 'centos',
  fedora: 'fedora',
  rhel: 'rhel',
  rockylinux: 'rocky-linux',
  almalinux: 'almalinux',
  amazonlinux: 'amazon-linux',
  oraclelinux: 'oracle-linux',
});

/** Images outside the official library whose tags carry the version of a known product. */
export const FOREIGN_PRODUCTS: Readonly<Record<string, string>> = table({
  'mcr.microsoft.com/dotnet/sdk': 'dotnet',
  'mcr.microsoft.com/dotnet/aspnet': 'dotnet',
  'mcr.microsoft.com/dotnet/runtime': 'dotnet',
  'mcr.microsoft.com/dotnet/runtime-deps': 'dotnet',
  'nginxinc/nginx-unprivileged': 'nginx',
  'oven/bun': 'bun',
  'grafana/grafana': 'grafana',
  'valkey/valkey': 'valkey',
  'rockylinux/rockylinux': 'rocky-linux',
  'docker.elastic.co/elasticsearch/elasticsearch': 'elasticsearch',
  'docker.elastic.co/kibana/kibana': 'kibana',
  'docker.elastic.co/logstash/logstash': 'logstash',
  'public.ecr.aws/amazonlinux/amazonlinux': 'amazon-linux',
  'public.ecr.aws/lambda/nodejs': 'nodejs',
  'public.ecr.aws/lambda/python': 'python',
  'public.ecr.aws/lambda/ruby': 'ruby',
});

/** Products of which a new line ends the one before within weeks: an ended line is news, not an alarm. */
export const FAST_PRODUCTS: ReadonlySet<string> = new Set([
  'rust',
  'telegraf',
  'traefik',
  'neo4j',
  'gradle',
  'wordpress',
  'composer',
  'influxdb',
  'grafana',
]);

/** What else an image could be. */
export interface Alternatives {
  /** Images for the final stage, where this one is for building. */
  readonly final?: readonly string[];
  readonly distroless?: string;
  /** The only line that the distroless image has. */
  readonly distrolessVersion?: string;
  readonly chainguard?: string;
  /** An image of the same program that does not run as root. */
  readonly nonroot?: string;
  readonly alpineRisk?: string;
}

/** Other images per official image; `{major}` is the line's first number. */
export const ALTERNATIVES: Readonly<Record<string, Alternatives>> = table({
  node: {
    distroless: 'gcr.io/distroless/nodejs{major}-debian13',
    chainguard: 'cgr.dev/chainguard/node',
    alpineRisk: 'different libc (musl): native addons need a rebuild, prebuilt glibc binaries fail',
  },
  python: {
    distroless: 'gcr.io/distroless/python3-debian13',
    distrolessVersion: '3.13',
    chainguard: 'cgr.dev/chainguard/python',
    alpineRisk: 'different libc (musl): manylinux wheels do not install',
  },
  golang: { final: ['gcr.io/distroless/static-debian13:nonroot', 'scratch'] },
  rust: { final: ['gcr.io/distroless/cc-debian13:nonroot', 'debian:stable-slim'] },
  gcc: { final: ['gcr.io/distroless/cc-debian13:nonroot', 'debian:stable-slim'] },
  haskell: { final: ['debian:stable-slim'] },
  'buildpack-deps': { final: ['debian:stable-slim'] },
  maven: { final: ['eclipse-temurin:25-jre', 'gcr.io/distroless/java25-debian13:nonroot'] },
  gradle: { final: ['eclipse-temurin:25-jre', 'gcr.io/distroless/java25-debian13:nonroot'] },
  'eclipse-temurin': {
    distroless: 'gcr.io/distroless/java{major}-debian13',
    chainguard: 'cgr.dev/chainguard/jre',
  },
  amazoncorretto: { distroless: 'gcr.io/distroless/java{major}-debian13' },
  ruby: {
    chainguard: 'cgr.dev/chainguard/ruby',
    alpineRisk: 'different libc (musl): gems with native extensions are compiled',
  },
  php: { chainguard: 'cgr.dev/chainguard/php' },
  nginx: { nonroot: 'nginxinc/nginx-unprivileged', chainguard: 'cgr.dev/chainguard/nginx' },
  debian: { distroless: 'gcr.io/distroless/base-debian{major}' },
  'mcr.microsoft.com/dotnet/sdk': { final: ['mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled'] },
});

/** Images whose data on disk belongs to one version: a newer one needs a migration. */
export const STATEFUL: ReadonlySet<string> = new Set([
  'postgres',
  'mysql',
  'mariadb',
  'mongo',
  'elasticsearch',
  'neo4j',
  'influxdb',
  'cassandra',
  'rabbitmq',
  'couchbase',
  'arangodb',
  'clickhouse',
  'nextcloud',
  'sonarqube',
]);

/** Why an image must be left, and where its users go. */
export interface Retirement {
  /** First day on which it was no longer kept up. */
  readonly since: string;
  /** What happened, after "was retired: ". */
  readonly reason: string;
  readonly to: readonly string[];
  /** It still gets updates under its new name only; the old one works for now. */
  readonly renamed?: boolean;
}

const OWN_NAME = 'its vendor now publishes it under its own name';

/** Official images that are gone or frozen. `{major}` is the first number of the tag. */
export const RETIRED_OFFICIAL: Readonly<Record<string, Retirement>> = table({
  centos: {
    since: '2024-06-30',
    reason: 'CentOS Linux was discontinued',
    to: ['almalinux:9', 'quay.io/centos/centos:stream10'],
  },
  openjdk: {
    since: '2022-07-31',
    reason: 'the image is deprecated, and only early-access builds are still published',
    to: ['eclipse-temurin:{major}-jdk', 'amazoncorretto:{major}'],
  },
  java: {
    since: '2017-06-08',
    reason: 'it was replaced by openjdk and then eclipse-temurin',
    to: ['eclipse-temurin:{major}-jdk'],
  },
  adoptopenjdk: {
    since: '2021-10-09',
    reason: 'the project is now Eclipse Adoptium',
    to: ['eclipse-temurin:{major}-jdk'],
  },
  consul: { since: '2024-06-17', reason: OWN_NAME, to: ['hashicorp/consul'] },
  vault: { since: '2024-06-17', reason: OWN_NAME, to: ['hashicorp/vault'] },
  jenkins: { since: '2018-08-13', reason: OWN_NAME, to: ['jenkins/jenkins:lts'] },
  owncloud: { since: '2019-01-03', reason: OWN_NAME, to: ['owncloud/server'] },
  'nats-streaming': {
    since: '2024-06-17',
    reason: 'the product was discontinued, and JetStream is part of nats',
    to: ['nats'],
  },
  piwik: { since: '2018-10-01', reason: 'the product is now called Matomo', to: ['matomo'] },
  opensuse: { since: '2019-07-03', reason: OWN_NAME, to: ['opensuse/leap'] },
  iojs: { since: '2017-04-21', reason: 'io.js is part of Node.js', to: ['node:lts'] },
  django: { since: '2017-05-19', reason: 'framework images were discontinued', to: ['python:3-slim'] },
  rails: { since: '2017-05-19', reason: 'framework images were discontinued', to: ['ruby:slim'] },
  celery: { since: '2017-06-23', reason: 'framework images were discontinued', to: ['python:3-slim'] },
  fsharp: { since: '2021-08-02', reason: 'it was replaced by the .NET SDK', to: ['mcr.microsoft.com/dotnet/sdk'] },
  mono: { since: '2025-08-18', reason: 'it has no maintainer', to: ['mcr.microsoft.com/dotnet/sdk'] },
  'mongo-express': { since: '2025-06-04', reason: 'it has no maintainer', to: [] },
  notary: { since: '2025-06-04', reason: 'the project is archived', to: [] },
  plone: { since: '2025-10-09', reason: 'Plone 6 is published as separate images', to: ['plone/plone-backend'] },
  unit: { since: '2025-10-13', reason: 'NGINX Unit is archived', to: ['nginx'] },
  clearlinux: { since: '2025-07-18', reason: 'the distribution was discontinued', to: ['debian:stable-slim'] },
  clefos: { since: '2024-06-30', reason: 'it followed CentOS 7', to: ['almalinux:9'] },
  rockylinux: {
    since: '2023-11-30',
    reason: 'the official image is no longer updated',
    to: ['rockylinux/rockylinux:9'],
  },
  emqx: { since: '2025-04-30', reason: OWN_NAME, to: ['emqx/emqx'] },
  liquibase: { since: '2025-09-30', reason: OWN_NAME, to: ['liquibase/liquibase'] },
});

/** Retired names elsewhere; a name that ends in `/` is a prefix. */
export const RETIRED_ELSEWHERE: readonly (readonly [name: string, retirement: Retirement])[] = [
  ['k8s.gcr.io/', { since: '2023-04-03', reason: 'the registry is frozen', to: ['registry.k8s.io/'] }],
  [
    'mcr.microsoft.com/dotnet/core/',
    { since: '2020-11-10', reason: 'the name predates .NET 5', to: ['mcr.microsoft.com/dotnet/'] },
  ],
  [
    'mcr.microsoft.com/vscode/devcontainers/',
    { since: '2022-11-01', reason: 'the images moved', to: ['mcr.microsoft.com/devcontainers/'], renamed: true },
  ],
  ['bitnamilegacy/', { since: '2025-08-28', reason: 'it is an archive that gets no updates', to: [] }],
  [
    'bitnami/',
    { since: '2025-08-28', reason: 'versioned tags moved to an archive that gets no updates', to: [], renamed: true },
  ],
];

/** Images made to build programs. `run` says what the final stage needs instead. */
export const BUILD_IMAGES: Readonly<Record<string, { readonly run: string; readonly jdk?: true }>> = table({
  golang: { run: 'FROM gcr.io/distroless/static-debian13:nonroot' },
  rust: { run: 'FROM gcr.io/distroless/cc-debian13:nonroot' },
  gcc: { run: 'FROM debian:stable-slim' },
  haskell: { run: 'FROM debian:stable-slim' },
  maven: { run: 'FROM eclipse-temurin:25-jre' },
  gradle: { run: 'FROM eclipse-temurin:25-jre' },
  'mcr.microsoft.com/dotnet/sdk': { run: 'FROM mcr.microsoft.com/dotnet/aspnet:10.0' },
  'eclipse-temurin': { run: 'FROM eclipse-temurin:25-jre', jdk: true },
  'ibm-semeru-runtimes': { run: 'FROM ibm-semeru-runtimes:open-25-jre', jdk: true },
  sapmachine: { run: 'FROM sapmachine:25-jre', jdk: true },
});

/** Products whose lines without long-term support end within a year. */
export const SHORT_LIVED_PRODUCTS: ReadonlySet<string> = new Set([
  'nodejs',
  'ubuntu',
  'eclipse-temurin',
  'amazon-corretto',
  'sapmachine',
  'azul-zulu',
  'mysql',
  'mariadb',
  'haproxy',
]);
