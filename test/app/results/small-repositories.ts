import fc from 'fast-check';
import { digest } from '../../../src/app/results/digest.ts';
import { classify } from '../../../src/collect/classify.ts';
import { Listing } from '../../../src/collect/listing.ts';
import type { ListedRepository } from '../../../src/collect/repository.ts';
import { loadConfig } from '../../../src/config/load.ts';
import type { Origin } from '../../../src/core/text.ts';
import type { CheckedFile, RunInput } from '../../../src/engine/run.ts';

/** A file of a repository. */
export interface Entry {
  readonly text: string;
  readonly mode: string;
}

/** A repository with the day on which it is looked at. */
export interface State {
  readonly files: ReadonlyMap<string, Entry>;
  /** Still in the index, no longer in the work tree. */
  readonly gone: ReadonlySet<string>;
  readonly day: string;
}

const DOCKERFILES = [
  'FROM debian:13-slim\nCOPY package.json start.sh ./\nRUN npm ci\nCMD ["./start.sh"]\n',
  'FROM debian:13-slim AS base\nCOPY missing /\nUSER app\n',
  'FROM node:20-slim\nRUN cd /tmp && apt-get install curl\nEXPOSE 80\n',
  'FROM debian:13-slim AS base\nWORKDIR /app\nCOPY run.sh package*.json ./\nRUN npm ci && chmod 777 run.sh\nENTRYPOINT ["./run.sh"]\n',
  'FROM debian:13-slim AS base\nCOPY test.bash /\nRUN bash -c "cd /a; echo $b"\nUSER 1000\nENTRYPOINT /test.bash\n',
  '# check=error=true\nFROM node\nADD a.txt /\nMAINTAINER me\n',
  '# plimsoll ignore=DL3007\nFROM debian:latest\nCOPY . .\nCMD npm start\n',
  'FROM debian:13-slim\nCOPY --odd=1 a.txt /\n# plimsoll ignore=DL4000 until=2026-12-01\nMAINTAINER me\n',
  'FROM scratch\n',
  'FROM\n',
];
const COMPOSE = [
  'services:\n  web:\n    image: shop\n    build: {context: ./a, target: bsae}\n    env_file: .env\n',
  'include: [part.compose.yaml]\nservices:\n  web: {build: a, depends_on: {db: {condition: service_healthy}}}\n  db: {image: "postgres:17"}\n',
  'services:\n  web:\n    extends: {file: base.yaml, service: web}\n    volumes: ["./b:/app"]\n',
  'services:\n  shop: {image: shop, build: {context: shop, target: base}}\n  web: {build: web, healthcheck: {disable: true}}\n',
  'services:\n  web: {image: "shop:1", privileged: true, ports: ["22:22"]}\n',
  'services:\n  web: {image: shop, environment: {A: "${A}"}}\n',
];
const MANIFESTS = [
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}\n',
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec:\n  securityContext: {runAsNonRoot: true}\n  containers: [{name: web, image: shop, securityContext: {privileged: true}}]\n',
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: wbe}}\nspec:\n  containers: [{name: web, image: "shop:1", envFrom: [{configMapRef: {name: map}}]}]\n',
  'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: {size: 1, colour: red}\n',
  'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: widgets.example.com}\nspec:\n  group: example.com\n  names: {kind: Widget, plural: widgets}\n  scope: Namespaced\n  versions:\n    - name: v1\n      served: true\n      storage: true\n      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: string}}}}}}\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: map}\ndata: {a: b}\n',
  'a: [1\n',
];
const KUSTOMIZATIONS = [
  'resources: [pod.yaml]\npatches: [{path: patch.yaml}]\n',
  'resources: [pod.yaml, service.yaml]\nnamespace: shop\n',
  'resources: []\n',
];
const PACKAGES = ['{"scripts": {"start": "node a.js"}}', '{"dependencies": {"a": "1"}}', '{'];

const SCRIPTS = [
  '#!/bin/sh\necho $1\n',
  '#!/bin/bash\r\nexit\r\n',
  'cd a\nrm -rf $B/*\n',
  '# plimsoll ignore=SC2086\necho $1\n',
];

/** Folders of services that have little to do with each other, but for who builds or runs them. */
const SERVICES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  ['api', 'b', 'c/d', 'shop', 'web', 'wide'].flatMap((folder) => [
    [`${folder}/Dockerfile`, DOCKERFILES],
    [`${folder}/run.sh`, SCRIPTS],
    [`${folder}/test.bash`, SCRIPTS],
  ]),
);

/** What may stand at each path. Of those that are only read by others some change nothing. */
const CONTENTS: Readonly<Record<string, readonly string[]>> = {
  ...SERVICES,
  Dockerfile: DOCKERFILES,
  'a/Dockerfile': DOCKERFILES,
  'a/app.Dockerfile': DOCKERFILES,
  'b/Dockerfile': DOCKERFILES,
  'compose.yaml': COMPOSE,
  'compose.override.yaml': COMPOSE,
  'part.compose.yaml': COMPOSE,
  'base.yaml': COMPOSE,
  'k8s/pod.yaml': MANIFESTS,
  'k8s/service.yaml': MANIFESTS,
  'k8s/patch.yaml': MANIFESTS,
  'k8s/more/pod.yaml': MANIFESTS,
  'crds/widget-crd.yaml': MANIFESTS,
  'k8s/kustomization.yaml': KUSTOMIZATIONS,
  'start.sh': ['#!/bin/sh\necho $1\n', '#!/bin/bash\r\nexit\r\n', 'node a.js\n'],
  'a/start.sh': ['#!/bin/sh\necho $1\n', 'x', '#!/usr/bin/env python\n'],
  '.dockerignore': ['start.sh\n', '*\n', '!a\n'],
  'a/.dockerignore': ['package.json\n', 'Dockerfile\n'],
  'package.json': PACKAGES,
  'a/package.json': PACKAGES,
  'a/package-lock.json': ['{"lockfileVersion": 3, "packages": {"": {}}}', '{'],
  'a/a.txt': ['1', '2'],
  '.env': ['A=1\n', 'POSTGRES_PASSWORD=k3Jv9qLmZx\n'],
  '.gitignore': ['.env\n', 'a\n'],
  '.plimsoll.yaml': [
    'ignore: [DL3007]\n',
    'select: [ALL]\n',
    'overrides: [{files: ["a/**"], failOn: never, ignore: [DL3006]}]\n',
    'select: [ALL]\noverrides: [{files: ["web/**", "c/**"], select: [hadolint]}, {files: ["b/*"], severity: {XF101: error}}]\n',
    'neverIgnore: [DL3007]\nseverity: {DL3006: error}\n',
    'select: [hadolint]\nallowInlineIgnores: false\n',
  ],
  '.hadolint.yaml': ['ignored: [DL3006]\n', 'failure-threshold: style\n'],
  '.trivyignore': ['KSV-0017\n', 'KSV017 exp:2026-12-01\n'],
};
const PATHS = Object.keys(CONTENTS);

const path = fc.constantFrom(...PATHS);
const entryAt = (at: string): fc.Arbitrary<readonly [string, Entry]> =>
  fc
    .record({ text: fc.constantFrom(...(CONTENTS[at] ?? [''])), mode: fc.constantFrom('100644', '100755') })
    .map((entry) => [at, entry]);
const placed = path.chain(entryAt);

/** One step of somebody's work. */
export type Edit = (state: State) => State;

const put = placed.map(
  ([at, entry]): Edit =>
    (state) => ({ ...state, files: new Map([...state.files, [at, entry]]) }),
);
/** Most edits are of one service alone, or of a file that stays of its kind. */
const edited = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...Object.keys(SERVICES)) },
    { weight: 1, arbitrary: fc.constantFrom(...PATHS.filter((at) => at.endsWith('.yaml') && at.includes('/'))) },
  )
  .chain(entryAt);
const change = edited.map(
  ([at, { text }]): Edit =>
    (state) => {
      const known = state.files.get(at);
      return known ? { ...state, files: new Map([...state.files, [at, { ...known, text }]]) } : state;
    },
);
const append = path.map(
  (at): Edit =>
    (state) => {
      const known = state.files.get(at);
      return known
        ? { ...state, files: new Map([...state.files, [at, { ...known, text: `${known.text}\n` }]]) }
        : state;
    },
);
const remove = fc.tuple(path, fc.boolean()).map(([at, stays]): Edit => {
  return (state) => {
    if (stays && state.files.has(at)) return { ...state, gone: new Set([...state.gone, at]) };
    return { ...state, files: new Map([...state.files].filter(([one]) => one !== at)) };
  };
});
const changeMode = path.map((at): Edit => {
  return (state) => {
    const known = state.files.get(at);
    const mode = known?.mode === '100755' ? '100644' : '100755';
    return known ? { ...state, files: new Map([...state.files, [at, { ...known, mode }]]) } : state;
  };
});
const movable = fc.constantFrom(...PATHS.filter((at) => !/^\.(?:plimsoll|hadolint|trivy)/.test(at)));
const rename = fc.tuple(movable, movable).map(([from, to]): Edit => {
  return (state) => {
    const known = state.files.get(from);
    if (!known) return state;
    return { ...state, files: new Map([...[...state.files].filter(([one]) => one !== from), [to, known]]) };
  };
});
const wait = fc.constantFrom('2026-11-24', '2026-12-05', '2028-01-01').map(
  (day): Edit =>
    (state) => ({ ...state, day }),
);
const nothing = fc.constant<Edit>((state) => state);

export const edits = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: change },
    { weight: 4, arbitrary: put },
    { weight: 2, arbitrary: append },
    { weight: 2, arbitrary: remove },
    { weight: 2, arbitrary: changeMode },
    { weight: 2, arbitrary: rename },
    { weight: 1, arbitrary: wait },
    { weight: 2, arbitrary: nothing },
  ),
  { minLength: 1, maxLength: 8 },
);

export const repositories = fc
  .uniqueArray(placed, { selector: ([at]) => at, minLength: 10, maxLength: PATHS.length })
  .map((files): State => ({ files: new Map(files), gone: new Set(), day: '2026-11-24' }));

/** What the engine is asked about a state, and all that its configuration was made of. */
export async function questionOf(
  state: State,
  origin: Origin,
): Promise<{ input: RunInput & { repository: ListedRepository }; basis: unknown }> {
  const there = origin === 'index' ? state.files : new Map([...state.files].filter(([at]) => !state.gone.has(at)));
  const loaded = await loadConfig({ read: (at) => there.get(at)?.text });
  const files = [...there].flatMap(([at, { text, mode }]): CheckedFile[] => {
    const language = classify(at, text);
    return language ? [{ file: { path: at, text, mode, origin }, language }] : [];
  });
  files.sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
  const languages = new Map(files.map(({ file, language }) => [file.path, language]));
  // In the work tree, ids are those of the index: they say nothing.
  const listing = Listing.of(
    [...state.files].map(([at, { text, mode }]) => ({
      path: at,
      mode,
      blob: Buffer.from(origin === 'index' ? digest(text) : at)
        .toString('hex')
        .padEnd(40, '0')
        .slice(0, 40),
    })),
  );
  return {
    basis: loaded.basis,
    input: {
      files,
      config: loaded.config,
      configFor: (at) => loaded.configFor(at, languages.get(at)),
      today: new Date(`${state.day}T12:00:00Z`),
      repository: {
        list: async () => listing,
        read: async (paths) =>
          new Map(
            paths.flatMap((at) => {
              const text = there.get(at)?.text;
              return text === undefined ? [] : [[at, text]];
            }),
          ),
      },
    },
  };
}
