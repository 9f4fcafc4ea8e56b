import { defineProjectRule } from '../../../core/rule.ts';
import { holdsCase, mayHaveCases, nonRootCases, reportAt, wantedForCases } from '../non-root.ts';

const MANIFEST = `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    runAsNonRoot: true
  containers:
    - name: shop
      image: registry.example.com/shop:1.0
`;

export default defineProjectRule({
  id: 'XF001',
  name: 'named-user-with-run-as-non-root',
  title: 'runAsNonRoot with a named USER',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    'https://docs.docker.com/reference/dockerfile/#user',
  ],
  docs: {
    what: 'A container has `runAsNonRoot: true` and no `runAsUser`, and the Dockerfile of its image ends with a named USER.',
    why: 'The kubelet does not read the image\'s `/etc/passwd`: it cannot verify that a named user is not root, so it refuses to start the container ("image has non-numeric user").',
    instead: 'Use the numeric ID in USER, or set `runAsUser` in the manifest.',
    exceptions:
      'The Dockerfile of an image is found through a Compose file that builds and names it, or through a name that matches only one Dockerfile: its directory, its suffix or the package.json next to it. Public images, Windows pods, templates and patches are not checked. The help contains a number only where the Dockerfile or the data on base image variants provides it (`postgres` is 999 on Debian and 70 on Alpine).',
    safe: 'The number is the ID of this user in the base image: the same process with the same permissions.',
  },
  examples: {
    bad: [
      {
        path: 'shop/Dockerfile',
        code: 'FROM node:24-slim\nCOPY . /app\nUSER node\n',
        files: { 'k8s/shop.yaml': MANIFEST },
        line: 3,
        fixed: 'FROM node:24-slim\nCOPY . /app\nUSER 1000\n',
      },
      {
        path: 'k8s/shop.yaml',
        code: MANIFEST,
        files: { 'shop/Dockerfile': 'FROM debian:13-slim\nUSER app\n' },
        line: 7,
      },
    ],
    good: [
      { path: 'shop/Dockerfile', code: 'FROM node:24-slim\nUSER 1000\n', files: { 'k8s/shop.yaml': MANIFEST } },
      {
        path: 'shop/Dockerfile',
        code: 'FROM node:24-slim\nUSER node\n',
        files: { 'k8s/shop.yaml': MANIFEST.replace('runAsNonRoot: true', 'runAsNonRoot: true\n    runAsUser: 1000') },
        why: 'the manifest names the uid',
      },
    ],
  },

  needs: ['dockerfile:USER:name', 'kubernetes:runAsNonRoot'],
  files: ['yaml'],
  keeps: holdsCase,
  applies: mayHaveCases,
  wants: wantedForCases,

  *checkAll(project) {
    for (const found of nonRootCases(project)) {
      const { user, place, image } = found;
      if (!user.instruction || /^\d+$/.test(user.name) || user.uid === 0) continue;
      const span = user.instruction.args.span;
      const written = image.doc.file.text.slice(span.start, span.end);
      const isPlain = written === user.name || written.startsWith(`${user.name}:`);
      const number = user.uid === undefined ? undefined : String(user.uid);
      yield reportAt(found, {
        message: `the kubelet cannot verify that user \`${user.name}\` is not root, so it refuses to start ${place.container.label} in ${place.container.pod.resource.label}`,
        help:
          number === undefined
            ? `use the numeric ID of \`${user.name}\` in USER, or set runAsUser in the manifest (\`id -u ${user.name}\` in the image prints it)`
            : `use the number in the Dockerfile: USER ${number} (or set runAsUser: ${number} in the manifest)`,
        ...(number !== undefined &&
          isPlain && {
            fix: {
              title: `Use USER ${number}`,
              safety: user.certain ? 'safe' : 'unsafe',
              edits: [{ span: { start: span.start, end: span.start + user.name.length }, text: number }],
            },
          }),
      });
    }
  },
});
