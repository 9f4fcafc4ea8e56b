import { onceFor } from '../../core/once.ts';
import { nameOf } from '../../core/paths.ts';
import type { DockerfileDocument, Instruction, Stage } from './document.ts';
import { chainOf, lastInChain } from './facts.ts';

/** What the container of a Dockerfile starts with. */
export interface Start {
  /** The last part of the first word. */
  readonly program: string | undefined;
  /** The words of both, with spaces between. */
  readonly text: string;
  /** Last parts of the words that may name a script: `docker-entrypoint.sh`. */
  readonly scripts: readonly string[];
}

const SCRIPT = /\.(?:sh|bash|ash|ksh|zsh)$/;
/** Shells, inits and languages, whose own files are not looked for. */
const PROGRAMS = new Set(
  'sh bash ash dash ksh zsh env exec tini dumb-init catatonit node npm npx yarn pnpm python python3 java php ruby perl'.split(
    ' ',
  ),
);
const MOST_NAMES = 8;

/** How the last stage starts; undefined when nothing in the file says it. */
export const startOf = onceFor((doc: DockerfileDocument): Start | undefined => {
  const stage = doc.stages.at(-1);
  const entrypoint = stage && lastInChain(stage, 'ENTRYPOINT');
  const cmd = stage && lastInChain(stage, 'CMD');
  if (!stage || (!entrypoint && !cmd)) return undefined;
  const words = [entrypoint, cmd].flatMap((one) => (one ? wordsOf(one) : []));
  const names = words.map((word) => nameOf(word)).filter((name) => isScriptName(name) && !PROGRAMS.has(name));
  const [first] = words;
  return { program: first && nameOf(first), text: words.join(' '), scripts: [...new Set(names)].slice(0, MOST_NAMES) };
});

/** The option of the start command with which its program becomes another user: `dnsmasq --user=dnsmasq`. */
export function userOptionIn({ text }: Start): string | undefined {
  return /(?:^|\s)(--(?:user|uid|setuid|username))(?:[=\s](?!root\b|0\b)\w)/.exec(text)?.[1];
}

/** Whether files of the repository show as whom the last stage starts: it has no USER, and starts something copied. */
export function mayStartScript(doc: DockerfileDocument): boolean {
  const stage = doc.stages.at(-1);
  if (!stage || doc.template || lastInChain(stage, 'USER')) return false;
  return (
    (startOf(doc)?.scripts.length ?? 0) > 0 &&
    doc.instructions.some(({ keyword }) => keyword === 'COPY' || keyword === 'ADD')
  );
}

const SUPERVISORS = new Set(['init', 'my_init', 's6-svscan', 'supervisord', 'runsvdir', 'runit', 'circusd', 'systemd']);

/** The program of the start command that starts others, each as a user that its own files name. */
export function supervisorIn({ text }: Start): string | undefined {
  return text
    .split(' ')
    .map((word) => nameOf(word))
    .find((name) => SUPERVISORS.has(name));
}

/** Whether a name is one of a script, so that what it starts is not known without its text. */
export function isScript(name: string): boolean {
  return SCRIPT.test(name) || name.includes('entrypoint');
}

/** Scripts that the file itself writes to a path of the name: a here-document of COPY, or a RUN that prints it. */
export function inlineScripts(doc: DockerfileDocument, stage: Stage, name: string): readonly string[] {
  const { text } = doc.file;
  return chainOf(stage).flatMap(({ instructions }) =>
    instructions.flatMap(({ keyword, args, words, heredocs }) => {
      if (keyword === 'RUN') return args.raw.includes('>') && args.raw.includes(name) ? [args.raw] : [];
      if (keyword !== 'COPY' && keyword !== 'ADD') return [];
      const target = words.at(-1)?.value ?? '';
      return heredocs
        .filter((one) => nameOf(target) === name || one.name === name)
        .map(({ body }) => text.slice(body.start, body.end));
    }),
  );
}

function wordsOf({ json, words, args }: Instruction): readonly string[] {
  return json ? words.flatMap(({ value }) => value.split(/[\s"';&|]+/)) : args.raw.split(/[\s"';&|]+/);
}

function isScriptName(name: string): boolean {
  return /^[A-Za-z0-9_][\w.-]*$/.test(name) && (SCRIPT.test(name) || !name.includes('.'));
}
