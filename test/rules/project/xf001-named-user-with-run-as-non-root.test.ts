import rule from '../../../src/languages/project/rules/xf001-named-user-with-run-as-non-root.ts';
import { testRule } from '../../support/test-rule.ts';

const path = 'Dockerfile';

function deployment(image: string, security: string, extra = ''): string {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: goof\nspec:\n  selector:\n    matchLabels: {a: b}\n  template:\n    metadata:\n      labels: {a: b}\n    spec:\n${extra}      containers:\n        - name: goof\n          image: ${image}\n          securityContext: ${security}\n`;
}
const GOOF = deployment('goof:latest', '{runAsNonRoot: true}');
const others = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`k8s/a${n}.yaml`, 'kind: ConfigMap\n']));
const NAMED = { 'package.json': '{"name": "goof"}' };

testRule(rule, {
  reports: [
    {
      name: "the article's case",
      path,
      code: 'FROM node:24-slim\nUSER ⟦node⟧\n',
      files: { 'goof-deployment.yaml': GOOF, ...NAMED },
      says: 'refuses to start container "goof" in deployment/goof',
      fixed: 'FROM node:24-slim\nUSER 1000\n',
    },
    {
      name: 'a user that the file makes',
      path,
      code: 'FROM debian:13\r\nRUN useradd -u 1234 app\r\nUSER ⟦app:app⟧\r\n',
      files: { 'k8s/a.yaml': GOOF, ...NAMED },
      fixed: 'FROM debian:13\r\nRUN useradd -u 1234 app\r\nUSER 1234:app\r\n',
    },
    {
      name: 'a Compose file that names the image',
      path: 'api/Dockerfile',
      code: 'FROM debian:13 AS dev\nUSER ⟦app⟧\nFROM debian:13\nUSER 1000\n',
      files: {
        'k8s/a.yaml': deployment('ghcr.io/team/web:2', '{runAsNonRoot: true}'),
        'compose.yaml':
          'services:\n  x:\n    image: ghcr.io/team/web\n    build:\n      context: api\n      target: dev\n',
      },
    },
    {
      name: 'a manifest that names the image, among very many',
      path: 'api/Dockerfile',
      code: 'FROM node:24-slim\nUSER ⟦node⟧\n',
      files: { ...others, 'k8s/z-api.yaml': deployment('api:1', '{runAsNonRoot: true}') },
      fixed: 'FROM node:24-slim\nUSER 1000\n',
    },
    {
      name: 'a manifest beside the Dockerfile, among very many',
      path: 'api/Dockerfile',
      code: 'FROM node:24-slim\nUSER ⟦node⟧\n',
      files: { ...others, 'api/deploy/x.yaml': deployment('api:1', '{runAsNonRoot: true}') },
      fixed: 'FROM node:24-slim\nUSER 1000\n',
    },
    {
      name: 'the manifest alone is staged',
      path: 'k8s/a.yaml',
      code: deployment('goof:1', '{⟦runAsNonRoot: true⟧}'),
      files: { 'goof/Dockerfile': 'FROM debian:13\nUSER app\n' },
    },
    {
      name: 'the pod decides',
      path: 'k8s/a.yaml',
      code: deployment('goof:1', '{}', '      securityContext:\n        ⟦runAsNonRoot: true⟧\n'),
      files: { 'Dockerfile.goof': 'FROM debian:13\nUSER app\n' },
    },
  ],
  accepts: [
    { path, code: 'FROM node:24\nUSER 1000\n', files: { 'k8s/a.yaml': GOOF, ...NAMED } },
    { path, code: 'FROM node:24\nUSER node\n', files: { 'k8s/a.yaml': GOOF } },
    { path, code: 'FROM node:24\nARG U\nUSER $U\n', files: { 'k8s/a.yaml': GOOF, ...NAMED } },
    {
      path,
      code: 'FROM node:24\nUSER node\n',
      files: { 'k8s/a.yaml': deployment('goof', '{runAsNonRoot: true, runAsUser: 5}'), ...NAMED },
    },
    {
      path,
      code: 'FROM node:24\nUSER node\n',
      files: { 'k8s/a.yaml': deployment('goof', '{runAsNonRoot: false}'), ...NAMED },
    },
    {
      name: 'a Windows pod',
      path,
      code: 'FROM node:24\nUSER node\n',
      files: { 'k8s/a.yaml': deployment('goof', '{runAsNonRoot: true}', '      os: {name: windows}\n'), ...NAMED },
    },
    {
      name: 'a public image',
      path: 'mongo/Dockerfile',
      code: 'FROM debian\nUSER app\n',
      files: { 'k8s/a.yaml': deployment('mongo', '{runAsNonRoot: true}') },
    },
    {
      name: 'two Dockerfiles answer',
      path: 'a/goof/Dockerfile',
      code: 'FROM debian\nUSER app\n',
      files: { 'k8s/a.yaml': GOOF, 'b/goof/Dockerfile': 'FROM debian\nUSER app\n' },
    },
    {
      name: 'a chart',
      path,
      code: 'FROM node:24\nUSER node\n',
      files: { 'k8s/a.yaml': deployment('goof:{{ .Values.tag }}', '{runAsNonRoot: true}'), ...NAMED },
    },
  ],
});
