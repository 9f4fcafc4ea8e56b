import { describe, expect, it } from 'vitest';
import { check } from '../../support/check.ts';

const GOOF = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: goof
spec:
  replicas: 1
  selector:
    matchLabels:
      app: goof
  template:
    metadata:
      labels:
        app: goof
    spec:
      containers:
        - image: goof:1.0.1
          name: goof
          ports:
            - containerPort: 3001
          env:
            - name: DOCKER
              value: "1"
`;
const MONGO = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: goof-mongo
spec:
  selector:
    matchLabels:
      app: mongo
  template:
    metadata:
      labels:
        app: mongo
    spec:
      containers:
        - name: goof-mongo
          image: mongo:3
          securityContext:
            runAsNonRoot: true
            allowPrivilegeEscalation: false
            capabilities:
              drop:
                - all
`;

const blocking = async (text: string): Promise<string[]> =>
  (await check('goof.yaml', text))
    .filter(({ rule, blocking: one }) => one && rule.startsWith('K8S'))
    .map(({ rule, path }) => `${rule} ${path}`);

describe("the article's manifests", () => {
  it('stop a Deployment that keeps its capabilities and may run as root, with the paths that Snyk prints', async () => {
    const container = 'input > spec > template > spec > containers[goof] > securityContext';
    expect(await blocking(GOOF)).toEqual([
      `K8S202 ${container} > allowPrivilegeEscalation`,
      `K8S203 ${container} > runAsNonRoot`,
      `K8S206 ${container} > capabilities > drop`,
    ]);
    const snyk = await check('goof.yaml', `${MONGO}---\n${GOOF}`, { select: ['SNYK-CC-K8S-6', 'SNYK-CC-K8S-10'] });
    expect(snyk.map(({ rule, severity, path }) => `${rule} ${severity} ${path}`)).toEqual([
      `K8S203 warning [DocId: 1] > ${container} > runAsNonRoot`,
      `K8S206 warning [DocId: 1] > ${container} > capabilities > drop`,
    ]);
  });

  it('name the annotation for AppArmor under the profile of Snyk', async () => {
    const found = (await check('goof.yaml', GOOF, { select: ['snyk'] })).filter(({ rule }) => rule === 'K8S215');
    expect(found.map(({ path }) => path)).toEqual([
      "input > spec > template > metadata > annotations['container.apparmor.security.beta.kubernetes.io/goof']",
    ]);
  });

  it('let the hardened one through but for the spelling of its capability', async () => {
    expect(await blocking(MONGO)).toEqual([
      'K8S208 input > spec > template > spec > containers[goof-mongo] > securityContext > capabilities > drop',
    ]);
  });

  it('say nothing above info about a restricted pod', async () => {
    const restricted = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  automountServiceAccountToken: false
  securityContext:
    runAsNonRoot: true
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: web
      image: ghcr.io/acme/web:1.4.2
      securityContext:
        allowPrivilegeEscalation: false
        capabilities:
          drop: ["ALL"]
`;
    expect(await blocking(restricted)).toEqual([]);
    for (const profile of ['pss-baseline', 'pss-restricted']) {
      expect(await check('web.yaml', restricted, { select: [profile] })).toEqual([]);
    }
  });
});
