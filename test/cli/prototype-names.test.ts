import { describe, expect, it } from 'vitest';
import { gitRepo } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';

const NAMES = Object.getOwnPropertyNames(Object.prototype);
const ODD = /internal error|native code|\bfunction Object|\[object |is not a function|Cannot read/;

/** Command lines with a word in each place that takes one. */
const COMMANDS = (name: string): readonly (readonly string[])[] => [
  [name],
  ['help', name],
  ['explain', name],
  ['rules', name],
  ['rules', '--format', name],
  ['check', '--format', name],
  ['check', '--format', `json:${name}/`],
  ['check', '--select', name],
  ['check', '--extend-select', name],
  ['check', '--ignore', name],
  ['check', '--fail-on', name],
  ['check', '--config', name],
  ['check', '--since', name],
  ['check', `--${name}`],
  ['check', name],
  ['check', '-', '--stdin-filename', name],
  ['run', name],
  ['install', '--dry-run', '--manager', name],
  ['install', '--dry-run', '--hooks', name],
  ['install', '--dry-run', '--scope', name],
  ['init', '--dry-run', name],
  ['completion', name],
  ['recommend', name],
  ['recommend', '--format', name, 'node:20'],
];

/** Configurations with a word in each place that takes one. */
const CONFIGS = (name: string): readonly string[] => [
  `${name}: 1`,
  `${name}: {a: [b]}`,
  `select: [${name}]`,
  `ignore: [${name}]`,
  `neverIgnore: [${name}]`,
  `severity: {${name}: error}`,
  `severity: {DL3008: ${name}}`,
  `failOn: ${name}`,
  `scope: ${name}`,
  `trustedRegistries: [${name}]`,
  `labels: {${name}: text}`,
  `labels: {a: ${name}}`,
  `files: {${name}: [a]}`,
  `files: {dockerfile: [${name}]}`,
  `overrides: [{files: [${name}], ${name}: 1}]`,
  `kubernetes: {${name}: 1}`,
  `kubernetes: {version: ${name}}`,
  `kubernetes: {profile: ${name}}`,
  `kubernetes: {podSpecPaths: {${name}: ${name}}}`,
  `kubernetes: {policy: {${name}: 1}}`,
  `kubernetes: {policy: {requiredLabels: {${name}: "*"}, dnsOptions: {${name}: "1"}}}`,
  `kubernetes: {policy: {custom: [{path: [${name}], message: ${name}}]}}`,
  `shell: {engine: ${name}}`,
  `compat: {${name}: true}`,
];

const DOCKERFILE = (name: string): string =>
  [
    `# syntax=${name}`,
    `# ${name}=a`,
    `ARG ${name}=${name}`,
    `FROM --${name}=${name} ${name}:${name}@${name}:${name} AS ${name}`,
    `${name} a`,
    `# plimsoll ignore=${name} until=${name}`,
    `# ${name} ignore=DL3008`,
    `ENV ${name}=${name} A=$\{${name}:-${name}}`,
    `LABEL ${name}=${name}`,
    `COPY --from=${name} --chown=${name}:${name} --${name} ${name} /${name}`,
    `RUN --mount=type=${name},${name}=${name} ${name} --${name} && apt-get ${name} && apt-get install ${name}=${name}`,
    `RUN ${name}() { local ${name}=1; ${name} "$${name}"; }; export ${name}; trap ${name} ${name}; set -o ${name}`,
    `RUN npm ${name} && pip install ${name}==${name} && yarn ${name} ${name} && curl --${name} ${name}`,
    `SHELL ["${name}", "-${name}"]`,
    `HEALTHCHECK --${name}=1s CMD ${name}`,
    `EXPOSE ${name}/${name}`,
    `STOPSIGNAL ${name}`,
    `USER ${name}:${name}`,
    `ENTRYPOINT ["${name}", "${name}"]`,
    '',
  ].join('\n');

const MANIFEST = (name: string): string => `apiVersion: ${name}/v1
kind: ${name}
${name}: ${name}
metadata: { name: ${name}, ${name}: ${name}, labels: { ${name}: ${name} }, annotations: { ${name}: ${name} } }
spec: { ${name}: { ${name}: ${name} } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${name}, labels: { ${name}: ${name} }, annotations: { ignore-check.kube-linter.io/${name}: ${name} } }
spec:
  ${name}: ${name}
  strategy: { type: ${name}, ${name}: 1 }
  selector: { matchLabels: { ${name}: ${name} } }
  template:
    metadata: { labels: { ${name}: ${name} }, annotations: { container.seccomp.security.alpha.kubernetes.io/${name}: ${name} } }
    spec:
      ${name}: ${name}
      nodeSelector: { ${name}: ${name} }
      volumes: [{ name: ${name}, ${name}: {} }, { name: b, configMap: { name: ${name} } }]
      containers:
        - name: ${name}
          image: ${name}:${name}
          ${name}: ${name}
          command: [${name}, -c, ${name}]
          env: [{ name: ${name}, value: ${name} }, { name: a, valueFrom: { ${name}: { key: ${name} } } }]
          ports: [{ name: ${name}, containerPort: ${name}, protocol: ${name} }]
          resources: { limits: { ${name}: ${name}, cpu: ${name} }, ${name}: {} }
          livenessProbe: { httpGet: { port: ${name}, scheme: ${name} }, ${name}: {} }
          securityContext: { ${name}: true, capabilities: { add: [${name}], drop: [${name}] }, seccompProfile: { type: ${name} } }
          volumeMounts: [{ name: ${name}, mountPath: /${name} }]
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { type: ${name}, selector: { ${name}: ${name} }, ports: [{ port: 80, targetPort: ${name} }] }
---
apiVersion: v1
kind: Secret
metadata: { name: ${name} }
type: ${name}
data: { ${name}: ${name} }
`;

const KUSTOMIZATION = (name: string): string => `${name}: ${name}
resources: [${name}]
images: [{ name: ${name}, newTag: ${name} }]
patches: [{ target: { kind: ${name}, name: ${name} }, patch: "[{op: ${name}, path: /${name}, value: ${name}}]" }]
`;

const COMPOSE = (name: string): string => `${name}: ${name}
name: ${name}
services:
  ${name}:
    image: ${name}:$\{${name}:-${name}}
    ${name}: ${name}
    build: { context: ., dockerfile: ${name}, target: ${name}, args: { ${name}: ${name} }, ${name}: 1 }
    depends_on: { ${name}: { condition: ${name} } }
    extends: { service: ${name} }
    environment: { ${name}: ${name} }
    labels: { ${name}: ${name} }
    networks: { ${name}: { ${name}: 1 } }
    volumes: ["${name}:/${name}:${name}", { type: ${name}, source: ${name}, target: /a }]
    ports: ["${name}:80/${name}", { target: ${name}, mode: ${name} }]
    cap_add: [${name}]
    restart: ${name}
    network_mode: ${name}
    pid: ${name}
    healthcheck: { test: [${name}, ${name}], interval: ${name} }
    deploy: { ${name}: 1, resources: { limits: { ${name}: ${name}, memory: ${name} } } }
  other: { <<: { ${name}: 1 }, image: a, links: [${name}], secrets: [${name}], configs: [${name}] }
networks: { ${name}: { driver: ${name}, ${name}: 1 } }
volumes: { ${name}: { driver: ${name} } }
secrets: { ${name}: { file: ${name} } }
configs: { ${name}: { content: ${name} } }
`;

const run = (cwd: string, argv: readonly string[]) => plimsoll(argv, { cwd, stdin: 'FROM a\n' });

describe('the names of Object.prototype', () => {
  it.each(NAMES)('%s is an ordinary word of a command line', async (name) => {
    const repo = gitRepo();
    repo.stage('Dockerfile', 'FROM debian:13-slim\nUSER 1000\n');
    for (const argv of COMMANDS(name)) {
      const { status, out, err } = await run(repo.root, argv);
      expect(`${out}${err}`, argv.join(' ')).not.toMatch(ODD);
      expect([0, 1, 2], argv.join(' ')).toContain(status);
    }
  });

  it.each(NAMES)('%s is an ordinary word of a configuration', async (name) => {
    const repo = gitRepo();
    repo.stage('Dockerfile', 'FROM debian:13-slim\nLABEL a=b\nUSER 1000\n');
    repo.stage('pod.yaml', MANIFEST('a'));
    for (const text of CONFIGS(name)) {
      repo.write('.plimsoll.yaml', `${text}\n`);
      const { out, err } = await run(repo.root, ['check', '--format', 'json']);
      expect(`${out}${err}`, text).not.toMatch(ODD);
    }
    repo.write('.plimsoll.yaml', '');
    repo.write(
      '.hadolint.yaml',
      `${name}: 1\nignored: [${name}]\noverride: {error: [${name}]}\nlabel-schema: {${name}: text}\n`,
    );
    repo.write('.trivyignore', `${name} exp:${name}\n`);
    repo.write(
      '.snyk',
      `${name}: 1\nignore: {${name}: ["${name} > ${name}", {"*": {expires: ${name}, ${name}: 1}}]}\n`,
    );
    repo.write('.dockerignore', `${name}\n!${name}/${name}\n`);
    repo.write('package.json', `{"plimsoll": {"${name}": 1}}`);
    const { out, err } = await run(repo.root, ['check', '--format', 'json', '--select', 'ALL']);
    expect(`${out}${err}`).not.toMatch(ODD);
  });

  it.each(NAMES)('%s is an ordinary word of every file, wherever it stands', async (name) => {
    const repo = gitRepo();
    const files = {
      Dockerfile: DOCKERFILE(name),
      [name]: 'x\n',
      [`${name}.Dockerfile`]: `FROM scratch AS ${name}\nFROM ${name}\nCOPY ${name} ${name}/\nWORKDIR ${name}\n`,
      'manifest.yaml': MANIFEST(name),
      'kustomization.yaml': KUSTOMIZATION(name),
      'compose.yaml': COMPOSE(name),
      'run.sh': `#!/bin/${name}\n# shellcheck disable=${name} shell=${name}\n${name}=1; ${name}; echo $${name} \${${name}[${name}]}\n`,
      '.dockerignore': `${name}\n`,
      '.env': `${name}=${name}\n`,
      'package.json': `{"scripts": {"${name}": "${name}"}, "dependencies": {"${name}": "${name}"}, "engines": {"${name}": "1"}}`,
      'package-lock.json': `{"lockfileVersion": 3, "packages": {"": {"dependencies": {"${name}": "1"}}, "${name}": {}}}`,
    };
    for (const [path, text] of Object.entries(files)) repo.write(path, text);
    repo.git('add', '.');
    for (const argv of [['check'], ['check', '--staged'], ['check', 'run.sh'], ['fix', '--diff', '.']]) {
      const all =
        argv[0] === 'check' ? ['--select', 'ALL', '--format', 'json', '--fail-on', 'never'] : ['--select', 'ALL'];
      const { status, out, err } = await run(repo.root, [...argv, ...all]);
      expect(`${out}${err}`, argv.join(' ')).not.toMatch(ODD);
      expect(status, `${argv.join(' ')} ${err}`).toBe(0);
    }
    for (const format of [
      'human',
      'sarif',
      'junit',
      'checkstyle',
      'gitlab',
      'github',
      'snyk',
      'snyk-json',
      'sonarqube',
      'codacy',
    ])
      expect((await run(repo.root, ['check', '--format', format])).out).not.toMatch(ODD);
  });
});
