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
  title: 'an image with a user name under runAsNonRoot',
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
    what: 'A container has `runAsNonRoot: true` and no `runAsUser`, and the Dockerfile of its image ends with a USER that is a name.',
    why: 'The kubelet does not read the image\'s `/etc/passwd`: it cannot tell whether the name is root, and refuses to start the container ("image has non-numeric user").',
    instead: 'Write the number in USER, or set `runAsUser` in the manifest.',
    exceptions:
      'The Dockerfile of an image is found by a Compose file that builds and names it, or by a name that only one Dockerfile has: its folder, its suffix or the package.json beside it. Public images, Windows pods, templates and patches are not checked. A number is named where the Dockerfile itself or the table of base images by variant says it (`postgres` is 999 on Debian and 70 on Alpine), and nowhere else.',
    safe: 'The number is the id that the base image gives to this user: the same process with the same rights.',
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
        message: `the kubelet cannot tell whether user \`${user.name}\` is root, and refuses to start ${place.container.label} in ${place.container.pod.resource.label}`,
        help:
          number === undefined
            ? `write the number of \`${user.name}\` in USER, or set runAsUser in the manifest (\`id -u ${user.name}\` in the image shows it)`
            : `use the number in the Dockerfile: USER ${number} (or set runAsUser: ${number} in the manifest)`,
        ...(number !== undefined &&
          isPlain && {
            fix: {
              title: `Write USER ${number}`,
              safety: user.certain ? 'safe' : 'unsafe',
              edits: [{ span: { start: span.start, end: span.start + user.name.length }, text: number }],
            },
          }),
      });
    }
  },
});
