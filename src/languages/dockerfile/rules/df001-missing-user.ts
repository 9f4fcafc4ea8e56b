import { defineRule } from '../../../core/rule.ts';
import { WordList } from '../../../core/word-list.ts';
import { type ImageReference, officialNameOf, parseReference } from '../../images/reference.ts';
import { ownUidOf, variantOf } from '../../images/variants.ts';
import type { DockerfileDocument, Stage } from '../document.ts';
import { chainOf, isWindows, lastInChain } from '../facts.ts';
import { dropOf, dropperNamedIn } from '../privileges.ts';
import { inlineScripts, isScript, startOf, supervisorIn, userOptionIn } from '../start.ts';
import { startScriptsOf } from '../start-scripts.ts';

/** Official images that are known to start as root and to stay so: systems, languages and their tools. */
const ROOT_BASES = new WordList(
  'alpine almalinux amazonlinux bash busybox buildpack-deps centos clojure dart debian eclipse-temurin elixir erlang fedora ' +
    'gcc golang gradle groovy haskell ibmjava julia maven node openjdk oraclelinux perl photon php pypy python r-base ' +
    'rockylinux ruby rust sapmachine swift tomcat ubuntu amazoncorretto',
);
/** Names of images that say themselves that they run without root. */
const UNPRIVILEGED = /nonroot|non-root|rootless|unprivileged|\bcgr\.dev\/chainguard\b/i;

const ADD_USER = 'add a USER: USER 1000';

export default defineRule<DockerfileDocument>({
  id: 'DF001',
  name: 'missing-user',
  title: 'image without a USER',
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
    what: 'Neither the final stage nor the stages it builds on set a USER, and the base image starts as root.',
    why: 'An attacker who takes over the process is root in the container: they can install tools and own every host file mounted into it. Kubernetes refuses the image under `runAsNonRoot: true`.',
    instead: 'End the final stage with a numeric user: `USER 1000`, or `USER 65532` on distroless images.',
    exceptions:
      'Reported as `info` where the evidence is incomplete: a base image that may set a user or whose entrypoint drops root (`postgres`, `redis`), a process supervisor, an unreadable start script, or a program such as gosu in the file. Not reported: `scratch` images that start nothing, start commands and repository scripts that switch to another user (`gosu`, `su-exec`, `setpriv`, `runuser`, `su -c`, `chroot --userspec` and others), base images that set a user, image names with nonroot, rootless or unprivileged, Windows images and templates.',
  },
  examples: {
    bad: [
      { code: 'FROM node:22-slim\nWORKDIR /app\nCMD ["node", "server.js"]\n', line: 1 },
      {
        code: 'FROM golang:1.25 AS build\nUSER 1000\nRUN go build\nFROM alpine:3.22\nCOPY --from=build /app /app\n',
        line: 4,
      },
      {
        code: 'FROM debian:13-slim\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n',
        files: { 'start.sh': '#!/bin/sh\nexec /usr/bin/server "$@"\n' },
        line: 1,
      },
    ],
    good: [
      { code: 'FROM node:22-slim\nUSER 1000\n' },
      { code: 'FROM node:22-slim AS base\nUSER 1000\nFROM base\nCMD ["node"]\n', why: 'the parent stage sets it' },
      { code: 'FROM gcr.io/distroless/static-debian12:nonroot\nCMD ["/app"]\n' },
      { code: 'FROM scratch\nCOPY rootfs /\n', why: 'holds files and starts nothing' },
      {
        code: 'FROM debian:13-slim\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n',
        files: { 'start.sh': '#!/bin/sh\nchown -R app /data\nexec gosu app /usr/bin/server "$@"\n' },
        why: 'the script drops root',
      },
    ],
  },
  needs: ['without:USER'],

  *check(doc) {
    const stage = doc.stages.at(-1);
    if (!stage?.image || doc.template || lastInChain(stage, 'USER') || isWindows(doc, stage)) return;
    const root = chainOf(stage).at(-1);
    const image = root?.imageText;
    if (UNPRIVILEGED.test(image ?? root?.image?.raw ?? '')) return;
    const start = startOf(doc);
    if (image === 'scratch' && !start) return;
    const reference = image === undefined ? undefined : parseReference(image);
    const base = baseOf(stage, reference, image === 'scratch', (root ?? stage).image?.raw ?? '', start?.program);
    if (!base) return;
    const own = ownDrop(doc, stage);
    if (own === 'drops') return;
    const doubt = base.doubt ?? own;
    yield {
      at: stage.image.span,
      message: doubt
        ? `this image probably runs as root: the final stage has no USER (${doubt})`
        : 'this image runs as root: the final stage has no USER',
      help: base.help,
      ...(doubt !== undefined && { severity: 'info' }),
    };
  },
});

interface Base {
  /** Why it is not certain that the container runs as root. */
  readonly doubt: string | undefined;
  readonly help: string;
}

/** What the base image says; undefined where it sets another user. */
function baseOf(
  stage: Stage,
  reference: ImageReference | undefined,
  isScratch: boolean,
  raw: string,
  program: string | undefined,
): Base | undefined {
  const official = reference && officialNameOf(reference);
  if (isScratch || (official !== undefined && ROOT_BASES.has(official))) return { doubt: undefined, help: ADD_USER };
  const facts = reference && variantOf(reference);
  if (facts && facts.defaultUser !== 'root' && facts.defaultUid !== 0) return undefined;
  const uid = facts && ownUidOf(facts);
  const known = facts?.confidence === 'high';
  const help = uid !== undefined ? `add a USER: USER ${uid}` : official === undefined ? ADD_USER : NO_NUMBER;
  if (!known) return { doubt: `unknown whether \`${raw}\` sets one`, help };
  const isReplaced = lastInChain(stage, 'ENTRYPOINT') !== undefined;
  // Servers such as nginx give up root by their own configuration, whoever starts them.
  const isServer = facts.dropsRoot === false && facts.cmd?.[0] !== undefined && facts.cmd[0] === program;
  if (isReplaced ? !isServer : facts.entrypoint?.length === 0) return { doubt: undefined, help };
  if (facts.dropsRoot === true)
    return { doubt: `the entrypoint of \`${raw}\` starts as root and switches to \`${facts.dropsTo}\``, help };
  return { doubt: `unknown whether the program that \`${raw}\` starts drops root`, help };
}

const NO_NUMBER = 'add a USER with the numeric ID of an unprivileged user in the base image';

/** `drops` where the start command or a script that it starts goes on as another user; else what leaves that open. */
function ownDrop(doc: DockerfileDocument, stage: Stage): string | undefined {
  const start = startOf(doc);
  if (start && dropOf(start.text) !== undefined) return 'drops';
  const texts = startScriptsOf(doc);
  let unread: string | undefined;
  for (const name of start?.scripts ?? []) {
    const found = [...(texts?.get(name) ?? []), ...inlineScripts(doc, stage, name)];
    if (found.some((text) => dropOf(text) !== undefined)) return 'drops';
    if (found.length === 0 && isScript(name)) unread ??= name;
  }
  const program = dropperNamedIn(doc.file.text);
  if (program !== undefined) return `unknown whether its start command drops root with \`${program}\``;
  if (unread !== undefined) return `unknown whether \`${unread}\` drops root`;
  const supervisor = start && supervisorIn(start);
  const option = start && userOptionIn(start);
  if (option) return `unknown whether its start command drops root with \`${option}\``;
  return supervisor ? `unknown whether \`${supervisor}\` starts its programs as other users` : undefined;
}
