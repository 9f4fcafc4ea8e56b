// Generated inputs: the same for every run (no clock, no randomness but a fixed seed).

/** A small linear congruential generator; the same seed gives the same numbers. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

/** `count` files: their texts by their names. */
export function many(count, make, name) {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [name(n), make(n)]));
}

/** An ordinary Dockerfile without findings that stop a commit, different for each number. */
export function dockerfile(number) {
  const next = numbers(number + 1);
  const packages = ['ca-certificates', 'curl', 'git', 'jq', 'unzip'].slice(0, 1 + next(5));
  return `# Service ${number}
FROM node:24-bookworm-slim AS build
WORKDIR /usr/src/app
RUN apt-get update \\
    && apt-get install -y --no-install-recommends \\
${packages.map((name) => `       ${name} \\\n`).join('')}    && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
RUN npm ci
COPY src ./src
RUN npm run build -- --out "dist-${number}"

FROM node:24-bookworm-slim
ENV NODE_ENV=production PORT=${3000 + next(1000)}
WORKDIR /usr/src/app
COPY --from=build /usr/src/app/dist-${number} ./dist
USER 1000
EXPOSE ${3000 + next(1000)}
CMD ["node", "dist/server.js"]
`;
}

/** What the Dockerfile of a folder copies, so that nothing is missing in its build context. */
export function context(folder) {
  const manifest = '{ "name": "service", "version": "1.0.0", "scripts": { "build": "true" } }\n';
  const lock = '{ "name": "service", "version": "1.0.0", "lockfileVersion": 3, "packages": {} }\n';
  return {
    [`${folder}/package.json`]: manifest,
    [`${folder}/package-lock.json`]: lock,
    [`${folder}/src/server.js`]: '',
  };
}

/** An ordinary Deployment without findings that stop a commit. */
export function deployment(number) {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-${number}
  labels:
    app: service-${number}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: service-${number}
  template:
    metadata:
      labels:
        app: service-${number}
    spec:
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: app
          image: registry.example.com/team/service-${number}:1.${number}.0
          ports:
            - containerPort: 8080
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { cpu: 500m, memory: 256Mi }
          readinessProbe:
            httpGet: { path: /ready, port: 8080 }
          livenessProbe:
            httpGet: { path: /live, port: 8080 }
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
`;
}

const repeat = (count, line) =>
  Array.from({ length: Math.max(1, Math.floor(count)) }, (_, index) => line(index)).join('\n');

/** `depth` mappings, each in the one before: the indentation makes its size grow with the square. */
function nested(depth) {
  return repeat(depth, (n) => `${'  '.repeat(n + 2)}k:`);
}

const INSTALLS = ['apt-get install -y', 'apk add', 'pip install', 'npm install', 'rm -rf'];

/** Inputs that grow: name, file name, and a text of about `lines` lines. */
export const GROWTH = [
  ['RUN lines', 'Dockerfile', (lines) => `FROM debian:13-slim\n${repeat(lines, (n) => `RUN echo ${n}`)}\n`],
  [
    'one RUN, continued',
    'Dockerfile',
    (lines) => `FROM debian:13-slim\nRUN true \\\n${repeat(lines, (n) => ` && echo ${n} \\`)}\n && true\n`,
  ],
  [
    'ENV with references',
    'Dockerfile',
    (lines) => `FROM debian:13-slim\nENV V0=x\n${repeat(lines, (n) => `ENV V${n + 1}=\${V${n}}`)}\n`,
  ],
  [
    'stages',
    'Dockerfile',
    (lines) =>
      `FROM debian:13-slim AS s0\n${repeat(lines / 2, (n) => `FROM debian:13-slim AS s${n + 1}\nCOPY --from=s${n} /a /b`)}\n`,
  ],
  [
    'one RUN of installs',
    'Dockerfile',
    (lines) =>
      `FROM debian:13-slim\nRUN true \\\n${repeat(lines / 4, (n) => ` && ${INSTALLS[n % INSTALLS.length]} \\\n a${n} \\\n b \\\n c \\`)}\n && true\n`,
  ],
  [
    'comments in a heredoc',
    'Dockerfile',
    (lines) => `FROM debian:13-slim\nRUN <<END\n${repeat(lines, (n) => `echo ${n} # why`)}\nEND\n`,
  ],
  ['one long line', 'Dockerfile', (lines) => `FROM debian:13-slim\nRUN echo ${'word '.repeat(lines * 4)}\n`],
  ['heredoc', 'Dockerfile', (lines) => `FROM debian:13-slim\nRUN <<END\n${repeat(lines, (n) => `echo ${n}`)}\nEND\n`],
  [
    'many heredocs',
    'Dockerfile',
    (lines) => `FROM debian:13-slim\n${repeat(lines / 4, (n) => `RUN bash <<E${n}\nx=${n}\necho "$x" $1\nE${n}`)}\n`,
  ],
  [
    'one ENV, continued',
    'Dockerfile',
    (lines) => `FROM debian:13-slim\nENV V0=x \\\n${repeat(lines, (n) => `  V${n + 1}=$V${n} \\`)}\n  W=x\n`,
  ],
  [
    'pragmas',
    'Dockerfile',
    (lines) => `FROM debian:13-slim\n${repeat(lines / 2, (n) => `# hadolint ignore=DL3004,DLX${n}\nRUN sudo a`)}\n`,
  ],
  ['comments', 'Dockerfile', (lines) => `${repeat(lines, (n) => `# comment ${n}`)}\nFROM debian:13-slim\n`],
  ['many documents', 'app.yaml', (lines) => repeat(lines / 40, (n) => `---\n${deployment(n)}`)],
  [
    'flat mapping',
    'app.yaml',
    (lines) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: flat\ndata:\n${repeat(lines, (n) => `  key${n}: "${n}"`)}\n`,
  ],
  [
    'one List',
    'app.yaml',
    (lines) =>
      `apiVersion: v1\nkind: List\nitems:\n${repeat(
        lines / 40,
        (n) => `  - ${deployment(n).trimEnd().replaceAll('\n', '\n    ')}`,
      )}\n`,
  ],
  [
    'aliases',
    'app.yaml',
    (lines) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: alias\ndata:\n  key: &v "1"\n${repeat(lines, (n) => `  key${n}: *v`)}\n`,
  ],
  [
    'nested mappings',
    'app.yaml',
    (lines) =>
      repeat(lines / 100, (n) => `---\napiVersion: v1\nkind: Thing\nmetadata:\n  name: n${n}\nspec:\n${nested(94)}`),
  ],
  [
    'flow sequence',
    'app.yaml',
    (lines) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: flow\nx: [${repeat(lines, (n) => `"${n}",`)}]\n`,
  ],
  [
    'block scalar',
    'app.yaml',
    (lines) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: block\ndata:\n  text: |\n${repeat(lines, (n) => `    line ${n}`)}\n`,
  ],
];
