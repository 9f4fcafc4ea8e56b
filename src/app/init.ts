import { lstat, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isBelow } from '../config/regular-file.ts';
import type { Args } from '../core/args.ts';
import { todayOf } from '../core/clock.ts';
import { messageOf, PlimsollError, UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { nearest } from '../core/suggest.ts';
import { Asker } from './ask.ts';
import { canAsk } from './confirm.ts';
import { composeOf } from './init/compose.ts';
import { dockerfileOf } from './init/dockerfile.ts';
import { dockerignoreOf } from './init/dockerignore.ts';
import { following } from './init/existing.ts';
import { kubernetesOf } from './init/kubernetes.ts';
import type { Plan, Questions } from './init/plan.ts';
import { openProject, type Project } from './init/project.ts';
import { TEMPLATE_NAMES, type Template, templateFor, templateNamed } from './init/templates.ts';

/** Where configuration may be already. */
const CONFIGS = ['.plimsoll.yaml', '.plimsoll.yml', '.plimsoll.json'];
const DOCKERFILES = ['Dockerfile', 'Containerfile', 'dockerfile'];
const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

interface Starter {
  readonly to: string;
  readonly text: string;
  /** Any of these makes it superfluous. */
  readonly instead?: readonly string[];
}

/** `plimsoll init`: detects the stack and writes the files that are missing; an existing file is never changed. */
export async function init(args: Args, io: Io): Promise<number> {
  const dry = args.flag('dry-run') ?? false;
  const notes: string[] = [];
  const project = await openProject(io.cwd, notes);
  const plan = await planOf(args.positionals[0], project, notes, io);
  const config = await readFile(join(io.packageRoot, 'templates/config/.plimsoll.yaml'), 'utf8');
  const starters: Starter[] = [
    { to: '.plimsoll.yaml', text: config, instead: CONFIGS },
    ...(plan ? await startersOf(plan, args, project) : []),
  ];
  if (plan) io.stdout.write(`${plan.title}\n\n`);
  for (const starter of starters) {
    const there = await existing([starter.to, ...(starter.instead ?? [])], io.cwd);
    if (there !== undefined) io.stdout.write(`kept ${there}\n`);
    else {
      if (!dry) await write(starter, io);
      io.stdout.write(`${dry ? 'would write' : 'wrote'} ${starter.to}\n`);
    }
  }
  io.stdout.write(
    plan
      ? closing(plan, dry)
      : `\nNo project was recognized. Name a template to add a Dockerfile:\n  ${TEMPLATE_NAMES.join(', ')}\n`,
  );
  return 0;
}

async function planOf(name: string | undefined, project: Project, notes: string[], io: Io): Promise<Plan | undefined> {
  const template =
    templateNamed(name ?? '') ?? (name === undefined ? (templateFor(project) ?? askedTemplate(io)) : undefined);
  if (!template && name !== undefined) {
    const near = nearest(name, TEMPLATE_NAMES);
    const hint = `${near ? `did you mean ${near}? ` : ''}templates: ${TEMPLATE_NAMES.join(', ')}`;
    throw new UsageError(`unknown template ${JSON.stringify(name)}`, { hint });
  }
  const questions = questionsOf(io, notes);
  return template?.plan({
    project,
    questions,
    today: todayOf(io.env, () => new Date()),
    folder: basename(io.cwd),
    notes,
  });
}

/** The template to use where none is detected; undefined without a terminal, and when none is wanted. */
function askedTemplate(io: Io): Template | undefined {
  if (!canAsk(io)) return undefined;
  const valid = (answer: string): string | undefined => templateNamed(answer)?.name;
  return templateNamed(new Asker(io).ask(`template (${TEMPLATE_NAMES.join(', ')})`, 'none', valid));
}

/** Asks on a terminal; elsewhere the default is taken and noted. */
function questionsOf(io: Io, notes: string[]): Questions {
  const asker = canAsk(io) ? new Asker(io) : undefined;
  return {
    ask: async (what, standard, valid) => {
      if (asker) return asker.ask(what, standard, valid);
      notes.push(
        what === 'health check path'
          ? 'assumed no health check path: probes only connect to the port'
          : `assumed ${what}: ${standard}`,
      );
      return standard;
    },
  };
}

async function startersOf(plan: Plan, args: Args, project: Project): Promise<Starter[]> {
  const own = DOCKERFILES.find((name) => project.has(name));
  const agreed = own === undefined ? plan : following(plan, await project.text(own));
  return [
    { to: 'Dockerfile', text: dockerfileOf(plan), instead: DOCKERFILES },
    { to: '.dockerignore', text: dockerignoreOf(plan.ignores) },
    ...(args.flag('compose') ? [{ to: 'compose.yaml', text: composeOf(agreed), instead: COMPOSE_FILES }] : []),
    ...(args.flag('kubernetes') ? [{ to: 'kubernetes/app.yaml', text: kubernetesOf(agreed) }] : []),
  ];
}

function closing({ notes, secrets }: Plan, dry: boolean): string {
  const build = secrets.map((secret) => {
    const source = 'file' in secret ? `src=${secret.file}` : `env=${secret.id}`;
    return `${'file' in secret ? secret.file : secret.id} is a build secret: docker build --secret id=${secret.id},${source} .`;
  });
  const lines = [...new Set([...notes, ...build])].map((note) => `note: ${note}\n`).join('');
  const next = dry ? '' : '\nReview the files, `git add` them, then run plimsoll check.\n';
  return `${lines === '' ? '' : `\n${lines}`}${next}`;
}

/** The first of the names that is taken, also by a dangling link. */
async function existing(names: readonly string[], cwd: string): Promise<string | undefined> {
  for (const name of names) {
    const isThere = await lstat(join(cwd, name)).then(
      () => true,
      () => false,
    );
    if (isThere) return name;
  }
  return undefined;
}

async function write({ to, text }: Starter, io: Io): Promise<void> {
  const target = join(io.cwd, to);
  try {
    await mkdir(dirname(target), { recursive: true });
    if (!isBelow(await realpath(dirname(target)), await realpath(io.cwd)))
      throw new Error(`${dirname(to)} is a symbolic link to another place`);
    // `wx`: what appeared in the meantime is not overwritten either.
    await writeFile(target, text, { flag: 'wx' });
  } catch (error) {
    throw new PlimsollError(`cannot write ${to}: ${messageOf(error)}`, { cause: error });
  }
}
