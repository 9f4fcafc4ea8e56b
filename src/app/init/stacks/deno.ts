import { type Context, nameOf, serverOf } from '../context.ts';
import { chooseLine, userOf } from '../images.ts';
import type { Plan } from '../plan.ts';
import { objectOf, textAt } from '../project.ts';
import { plainCommand, safePath } from '../words.ts';
import { portOption } from './node-start.ts';

const ENTRIES = ['main', 'server', 'mod', 'index', 'app', 'src/main', 'src/server'];

/** Plan of a project with a deno.json. */
export async function denoPlan(context: Context): Promise<Plan> {
  const { project, questions, notes, today } = context;
  const config = project.has('deno.json') ? 'deno.json' : 'deno.jsonc';
  const settings = project.has('deno.json') ? await project.json(config) : {};
  const image = `denoland/deno:${chooseLine('deno', {}, today).name}.0`;
  const task = plainCommand(textAt(objectOf(settings['tasks']), 'start'));
  const found = ENTRIES.flatMap((stem) => [`${stem}.ts`, `${stem}.tsx`, `${stem}.js`]).find((path) =>
    project.has(path),
  );
  const scripted = task?.[0] === 'deno' && (task[1] === 'run' || task[1] === 'serve') ? task : undefined;
  const entry =
    scripted
      ?.slice(2)
      .map((word) => (word.startsWith('-') ? undefined : safePath(word)))
      .find((word) => word !== undefined && project.has(word)) ??
    found ??
    (await questions.ask('file to start', 'main.ts', safePath));
  const flags = scripted?.slice(2).filter((word) => word.startsWith('-') && word !== '--watch');
  const mode = scripted?.[1] ?? 'run';
  const text = await project.text(entry);
  const standard = mode === 'serve' || /\bDeno\.serve\b/.test(text) ? 8000 : 8080;
  const known = scripted && portOption(scripted);
  const { port, path } = await serverOf(context, [text], { port: known, standardPort: standard });
  const lock = project.has('deno.lock');
  if (!lock) notes.push('no deno.lock: `deno install` writes one');
  return {
    title: 'Deno',
    name: nameOf(context, textAt(settings, 'name')),
    build: [],
    base: image,
    final: [
      `ENV PORT=${port}`,
      'WORKDIR /app',
      'COPY . .',
      '# Dependencies are in the image; nothing is downloaded at run time.',
      `RUN deno install ${lock ? '--frozen ' : ''}--entrypoint ${entry}`,
    ],
    user: userOf(image),
    port,
    protocol: 'http',
    health: { path, tool: 'deno' },
    start: {
      instruction: 'CMD',
      words: ['deno', mode, '--cached-only', ...(flags ?? ['--allow-net', '--allow-env', '--allow-read']), entry],
    },
    writes: [],
    memory: '256Mi',
    ignores: ['node_modules', 'coverage'],
    secrets: [],
    notes,
  };
}
