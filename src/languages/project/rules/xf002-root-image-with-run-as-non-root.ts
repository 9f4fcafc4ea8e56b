import { defineProjectRule } from '../../../core/rule.ts';
import { ownUidBelow } from '../image-user.ts';
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
  id: 'XF002',
  name: 'root-image-with-run-as-non-root',
  title: 'runAsNonRoot with a root image',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    'https://docs.docker.com/reference/dockerfile/#user',
  ],
  docs: {
    what: 'A container has `runAsNonRoot: true` and no `runAsUser`, and the Dockerfile of its image runs as root: its last USER is root, or neither it nor its base image sets another user.',
    why: 'The kubelet refuses to start the container: "container has runAsNonRoot and image will run as root".',
    instead: 'End the Dockerfile with a numeric unprivileged user, or set `runAsUser` in the manifest.',
    exceptions:
      'Base images whose user is unknown are not checked. The Dockerfile of an image is found through a Compose file that builds and names it, or through a name that matches only one Dockerfile.',
  },
  examples: {
    bad: [
      {
        path: 'shop/Dockerfile',
        code: 'FROM node:24-slim\nCOPY . /app\n',
        files: { 'k8s/shop.yaml': MANIFEST },
        line: 1,
      },
      {
        path: 'k8s/shop.yaml',
        code: MANIFEST,
        files: { 'shop/Dockerfile': 'FROM debian:13-slim\nUSER root\n' },
        line: 7,
      },
    ],
    good: [
      { path: 'shop/Dockerfile', code: 'FROM node:24-slim\nUSER 1000\n', files: { 'k8s/shop.yaml': MANIFEST } },
      {
        path: 'shop/Dockerfile',
        code: 'FROM registry.example.com/base:1\nCOPY . /app\n',
        files: { 'k8s/shop.yaml': MANIFEST },
        why: 'the user of the base image is unknown',
      },
    ],
  },

  needs: ['dockerfile', 'kubernetes:runAsNonRoot'],
  files: ['yaml'],
  keeps: holdsCase,
  applies: mayHaveCases,
  wants: wantedForCases,

  *checkAll(project) {
    for (const found of nonRootCases(project)) {
      const { user, place, image } = found;
      if (user.uid !== 0) continue;
      yield reportAt(found, {
        message: `the image runs as root, so the kubelet refuses to start ${place.container.label} in ${place.container.pod.resource.label}`,
        help: `end the Dockerfile with a numeric user: USER ${ownUidBelow(image.doc, image.stage) ?? 1000} (or set runAsUser in the manifest)`,
      });
    }
  },
});
