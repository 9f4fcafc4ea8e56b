import { defineRule } from '../../../core/rule.ts';
import { WordList } from '../../../core/word-list.ts';
import { officialNameOf, parseReference } from '../../images/reference.ts';
import type { DockerfileDocument } from '../document.ts';
import { chainOf, isWindows, lastInChain } from '../facts.ts';

/** Official images that are known to start as root and to stay so: systems, languages and their tools. */
const ROOT_BASES = new WordList(
  'alpine almalinux amazonlinux bash busybox buildpack-deps centos clojure dart debian eclipse-temurin elixir erlang fedora ' +
    'gcc golang gradle groovy haskell ibmjava julia maven node openjdk oraclelinux perl photon php pypy python r-base ' +
    'rockylinux ruby rust sapmachine swift tomcat ubuntu amazoncorretto',
);
/** Names of images that say themselves that they run without root. */
const UNPRIVILEGED = /nonroot|non-root|rootless|unprivileged|\bcgr\.dev\/chainguard\b/i;
/** Programs with which an entrypoint gives up root. */
const DROPS_ROOT = /\b(?:gosu|su-exec|setpriv|chpst|s6-setuidgid|runuser)\b/;

export default defineRule<DockerfileDocument>({
  id: 'DF001',
  name: 'missing-user',
  title: 'an image without any USER',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['CKV_DOCKER_3', 'missing-user-entrypoint'],
  references: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  docs: {
    what: 'No USER in the last stage, nor in the stages that it is built on, over a base image that starts as root.',
    why: 'Whoever takes over the process is root in the container: free to install tools, and root on every file of the host that is mounted. Kubernetes refuses the image under `runAsNonRoot: true`.',
    instead: 'End the last stage with a numeric user: `USER 1000`, or `USER 65532` on distroless images.',
    exceptions:
      'It is only an `info` where the evidence is incomplete: a base image that may set a user itself, or a program such as gosu or su-exec in the file, with which an entrypoint can drop root. Base images whose name says nonroot, rootless or unprivileged, Windows images and templates pass.',
  },
  examples: {
    bad: [
      { code: 'FROM node:22-slim\nWORKDIR /app\nCMD ["node", "server.js"]\n', line: 1 },
      {
        code: 'FROM golang:1.25 AS build\nUSER 1000\nRUN go build\nFROM alpine:3.22\nCOPY --from=build /app /app\n',
        line: 4,
      },
    ],
    good: [
      { code: 'FROM node:22-slim\nUSER 1000\n' },
      { code: 'FROM node:22-slim AS base\nUSER 1000\nFROM base\nCMD ["node"]\n', why: 'the stage below sets it' },
      { code: 'FROM gcr.io/distroless/static-debian12:nonroot\nCMD ["/app"]\n' },
    ],
  },
  needs: ['without:USER'],

  *check(doc) {
    const stage = doc.stages.at(-1);
    if (!stage?.image || doc.template || lastInChain(stage, 'USER') || isWindows(doc, stage)) return;
    const root = chainOf(stage).at(-1);
    const image = root?.imageText;
    if (UNPRIVILEGED.test(image ?? root?.image?.raw ?? '')) return;
    const reference = image === undefined ? undefined : parseReference(image);
    const official = reference && officialNameOf(reference);
    const isKnown = image === 'scratch' || (official !== undefined && ROOT_BASES.has(official));
    const certain = isKnown && !DROPS_ROOT.test(doc.file.text);
    yield {
      at: stage.image.span,
      message: certain
        ? 'this image runs as root: its last stage has no USER'
        : `this image runs as root unless \`${stage.image.raw}\` or the entrypoint changes that: its last stage has no USER`,
      help: 'USER 1000',
      ...(!certain && { severity: 'info' }),
    };
  },
});
