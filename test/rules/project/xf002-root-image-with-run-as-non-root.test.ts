import rule from '../../../src/languages/project/rules/xf002-root-image-with-run-as-non-root.ts';
import { testRule } from '../../support/test-rule.ts';

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: goof\nspec:\n  containers:\n    - name: goof\n      image: goof\n      securityContext:\n        runAsNonRoot: true\n';
const path = 'goof/Dockerfile';
const files = { 'k8s/pod.yaml': POD };

testRule(rule, {
  reports: [
    { path, code: '⟦FROM node:24-slim⟧\nCMD ["node"]\n', files, says: 'the image runs as root' },
    { path, code: 'FROM team/base\nUSER ⟦root⟧\n', files },
    { path, code: 'FROM team/base\nUSER app\nUSER ⟦0:0⟧\n', files },
    { name: 'through stages', path, code: 'FROM alpine AS base\nUSER ⟦0⟧\nFROM base\nCMD ["a"]\n', files },
    {
      name: 'the manifest alone is staged',
      path: 'pod.yaml',
      code: POD.replace('runAsNonRoot: true', '⟦runAsNonRoot: true⟧'),
      files: { 'goof/Dockerfile': 'FROM alpine\n' },
    },
  ],
  accepts: [
    { path, code: 'FROM node:24\nUSER 1000\n', files },
    { path, code: 'FROM node:24\nUSER node\n', files },
    { path, code: 'FROM team/base\nCMD ["a"]\n', files },
    { path, code: 'FROM $BASE\nCMD ["a"]\n', files },
    { path: 'other/Dockerfile', code: 'FROM node:24\n', files },
    { path, code: 'FROM node:24\n', files: { 'k8s/pod.yaml': POD.replace('true', 'true\n        runAsUser: 1') } },
  ],
});
