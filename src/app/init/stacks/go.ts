import { type Context, ignoredByGit, nameOf, serverOf } from '../context.ts';
import { chooseLine, imageOn, userOf } from '../images.ts';
import type { Plan } from '../plan.ts';
import { sourcesOf } from '../sources.ts';
import { safePath } from '../words.ts';

/** Modules that need a C compiler, and the C library at run time. */
const CGO = /\b(?:mattn\/go-sqlite3|confluentinc\/confluent-kafka-go|h2non\/bimg)\b/;

/** Plan of a Go module. */
export async function goPlan(context: Context): Promise<Plan> {
  const { project, questions, notes, today } = context;
  const mod = await project.text('go.mod');
  const usable = (line: string): boolean => imageOn('golang', line, [], 'debian', today) !== undefined;
  const line = chooseLine('go', {}, today, usable).name;
  const image = imageOn('golang', line, [], 'debian', today) ?? `golang:${line}`;
  const needsC = CGO.test(mod);
  const base = `gcr.io/distroless/${needsC ? 'base' : 'static'}-debian13:nonroot`;
  const sources = await sourcesOf(project, /^(?:[\w.-]+\/){0,3}[\w-]+\.go$/);
  const mains = [
    ...new Set(
      sources
        .filter(({ path, text }) => !path.endsWith('_test.go') && /^package main\b/m.test(text))
        .map(({ path }) => folderOf(path)),
    ),
  ];
  const choice = mains.includes('.') || mains.length === 1 ? (mains.includes('.') ? '.' : mains[0]) : undefined;
  if (mains.length === 0) notes.push('no `package main` was found');
  const folder =
    choice ??
    (await questions.ask(
      mains.length > 1 ? `program (${mains.slice(0, 5).join(', ')})` : 'directory of the program',
      mains[0] ?? '.',
      (answer) => (answer === '.' ? answer : safePath(answer)),
    ));
  const own = sources.filter(({ path }) => folderOf(path) === folder);
  const { port, path } = await serverOf(
    context,
    own.map(({ text }) => text),
    { standardPort: 8080 },
  );
  const isVendored = project.hasFolder('vendor');
  const mounts = [
    'RUN --mount=type=cache,target=/go/pkg/mod \\',
    '    --mount=type=cache,target=/root/.cache/go-build \\',
  ];
  const build = `go build -trimpath -ldflags="-s -w" -o /out/app ${folder === '.' ? '.' : `./${folder}`}`;
  return {
    title: 'Go',
    name: nameOf(context, moduleName(mod)),
    build: [
      `FROM ${needsC ? '' : '--platform=$BUILDPLATFORM '}${image} AS build`,
      'WORKDIR /src',
      ...(isVendored
        ? []
        : [
            `COPY go.mod ${project.has('go.sum') ? 'go.sum ' : ''}./`,
            'RUN --mount=type=cache,target=/go/pkg/mod go mod download',
          ]),
      'COPY . .',
      ...(needsC
        ? [...mounts, `    CGO_ENABLED=1 ${build}`]
        : [
            'ARG TARGETOS',
            'ARG TARGETARCH',
            ...mounts,
            `    CGO_ENABLED=0 GOOS="$TARGETOS" GOARCH="$TARGETARCH" ${build}`,
          ]),
    ],
    base,
    final: [
      '# No shell and no package manager, so there is nothing that HEALTHCHECK could run.',
      `ENV PORT=${port}`,
      'COPY --from=build /out/app /app',
    ],
    user: userOf(base),
    port,
    protocol: 'http',
    health: { path, tool: undefined },
    start: { instruction: 'ENTRYPOINT', words: ['/app'] },
    writes: [],
    memory: '128Mi',
    ignores: [...(await ignoredByGit(context, ['bin', 'dist'])), 'coverage.out'],
    secrets: [],
    notes,
  };
}

/** The last part of the module's path, without the major version. */
function moduleName(mod: string): string | undefined {
  const path = /^module\s+(\S+)/m.exec(mod)?.[1]?.replace(/\/v\d+$/, '');
  return path?.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end === -1 ? '.' : path.slice(0, end);
}
