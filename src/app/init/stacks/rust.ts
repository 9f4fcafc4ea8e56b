import { type Context, nameOf, serverOf } from '../context.ts';
import { chooseLine, imageOn, userOf } from '../images.ts';
import type { Plan } from '../plan.ts';
import { sourcesOf } from '../sources.ts';
import { readToml } from '../toml.ts';
import { safeName } from '../words.ts';

const FINAL = 'gcr.io/distroless/cc-debian13:nonroot';

/** Plan of a Cargo package or workspace. */
export async function rustPlan(context: Context): Promise<Plan> {
  const { project, questions, notes, today } = context;
  const toml = readToml(await project.text('Cargo.toml'));
  const lock = await project.text('Cargo.lock');
  const variant = /^name = "openssl-sys"$/m.test(lock) ? [] : ['slim'];
  const usable = (line: string): boolean => imageOn('rust', line, variant, 'debian', today) !== undefined;
  const line = chooseLine('rust', {}, today, usable).name;
  const image = imageOn('rust', line, variant, 'debian', today) ?? `rust:${line}`;
  const bins = toml.get('bin.name') ?? [];
  const named = safeName(
    toml.get('package.default-run')?.[0] ?? (bins.length === 1 ? bins[0] : undefined) ?? toml.get('package.name')?.[0],
  );
  const bin = named ?? (await questions.ask('name of the program', 'app', safeName));
  const isLocked = project.has('Cargo.lock');
  if (!isLocked)
    notes.push(
      'no Cargo.lock: builds differ from day to day until `cargo generate-lockfile` writes one and it is committed',
    );
  const isRocket = toml.has('dependencies.rocket') || toml.has('dependencies.rocket.');
  const sources = await sourcesOf(project, /(?:^|\/)src\/(?:main|lib|server|bin\/[\w-]+)\.rs$/);
  const texts = sources.map(({ text }) => text);
  const { port, path } = await serverOf(context, texts, { port: isRocket ? 8000 : undefined, standardPort: 8080 });
  return {
    title: isRocket ? 'Rocket (Rust)' : 'Rust',
    name: nameOf(context, bin),
    build: [
      `FROM ${image} AS build`,
      'WORKDIR /src',
      'COPY . .',
      'RUN --mount=type=cache,target=/usr/local/cargo/registry \\',
      '    --mount=type=cache,target=/src/target \\',
      `    cargo build --release ${isLocked ? '--locked ' : ''}--bin ${bin} \\`,
      `    && cp target/release/${bin} /app`,
    ],
    base: FINAL,
    final: [
      '# No shell and no package manager, so there is nothing that HEALTHCHECK could run.',
      ...(isRocket ? ['ENV ROCKET_ADDRESS=0.0.0.0 \\', `    ROCKET_PORT=${port}`] : [`ENV PORT=${port}`]),
      'COPY --from=build /app /app',
    ],
    user: userOf(FINAL),
    port,
    protocol: 'http',
    health: { path, tool: undefined },
    start: { instruction: 'ENTRYPOINT', words: ['/app'] },
    writes: [],
    memory: '128Mi',
    ignores: ['target'],
    secrets: [],
    notes,
  };
}
