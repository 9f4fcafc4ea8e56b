import type { Span } from '../../core/text.ts';
import { isUnknown } from '../compose/interpolation.ts';
import type { Service } from '../compose/service.ts';
import type { DockerfileDocument, Instruction, Stage } from '../dockerfile/document.ts';
import { chainOf, lastInChain } from '../dockerfile/facts.ts';
import { officialNameOf, parseReference } from '../images/reference.ts';
import { isOfficial } from './hidden-installs.ts';

/** The image that a service runs, as far as it is known. */
export interface Image {
  /** The Dockerfile that builds it here. */
  readonly built?: { readonly doc: DockerfileDocument; readonly stage: Stage };
  /** What it is built on, or the image itself. */
  readonly base: string | undefined;
}

/** The command of a container, and the instruction of the Dockerfile that gives it. */
export interface Start {
  readonly words: readonly string[];
  readonly instruction?: Instruction;
}

/** A program that stays PID 1 and is no init. */
export interface FirstProcess {
  readonly kind: 'package manager' | 'shell';
  /** `npm`, `/bin/sh`. */
  readonly program: string;
  readonly at?: Span;
}

const MANAGERS = new Set(['npm', 'yarn', 'pnpm']);
const RUNS = /^(?:start|run|run-script|dev|serve)$/;
const ONE_MANAGER = /^\s*(npm|yarn|pnpm)\s+(?:start|run|run-script|dev|serve)\b[^;&|<>$`]*$/;
/** Words by which a script takes care of signals, or hands its place on. */
const CAREFUL =
  /\b(?:exec|trap|wait|source|tini|dumb-init|catatonit|supervisord|s6-\w+|runsv\w*|gosu|su-exec)\b|(?:^|[\s;&])\.\s/;
/** Official images on Debian, whose `sh` is dash: it starts even the last command of `-c` as a child (0.5.12). */
const WITH_DASH = new Set('debian ubuntu node python ruby golang php rust perl buildpack-deps'.split(' '));
const OTHER_SYSTEM = /alpine|busybox|windows|nanoserver/;
const DASH = /^(?:\/bin\/)?(?:sh|dash)$/;

/** What a container starts with: Compose's own words before those of the image. Undefined when it cannot be determined. */
export function startOf(service: Service, { built, base }: Image): Start | undefined {
  const command = service.has('command') ? wordsOf(service, 'command') : undefined;
  if (service.has('command') && !command) return undefined;
  if (service.has('entrypoint')) {
    const words = wordsOf(service, 'entrypoint');
    return words && { words: [...words, ...(command ?? [])] };
  }
  const entrypoint = built && lastInChain(built.stage, 'ENTRYPOINT');
  if (built && entrypoint) {
    const words = imageWords(built.doc, entrypoint);
    const rest = entrypoint.json ? (command ?? []) : [];
    return words && { words: [...words, ...rest], instruction: entrypoint };
  }
  if (built ? !isOfficial(chainOf(built.stage).at(-1)) : officialOf(base) === undefined) return undefined;
  if (command) return { words: command };
  const own = built && lastInChain(built.stage, 'CMD');
  const words = own && built && imageWords(built.doc, own);
  return words && { words, instruction: own };
}

/** The program that stays PID 1 without being fit for it; undefined when there is none, or in doubt. */
export function unfitProcess({ words }: Start, { base }: Image): Omit<FirstProcess, 'at'> | undefined {
  const [program = '', verb = ''] = words;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (MANAGERS.has(name)) return RUNS.test(verb) ? { kind: 'package manager', program: name } : undefined;
  if (!['sh', 'bash', 'ash', 'dash'].includes(name) || verb !== '-c') return undefined;
  const script = words[2] ?? '';
  const manager = ONE_MANAGER.exec(script)?.[1];
  if (manager !== undefined) return { kind: 'package manager', program: manager };
  const stays = DASH.test(program) && hasDash(base) && script.trim() !== '' && !isCareful(script);
  return stays ? { kind: 'shell', program } : undefined;
}

/** Whether a shell script sees to it that signals reach what it starts. */
export function isCareful(script: string): boolean {
  return CAREFUL.test(script);
}

function officialOf(image: string | undefined): string | undefined {
  const reference = image === undefined ? undefined : parseReference(image);
  return reference && officialNameOf(reference);
}

function hasDash(base: string | undefined): boolean {
  const name = officialOf(base);
  return name !== undefined && WITH_DASH.has(name) && !OTHER_SYSTEM.test(base ?? '');
}

/** The words of an exec form, or the shell with its script. */
function imageWords(doc: DockerfileDocument, instruction: Instruction): readonly string[] | undefined {
  if (instruction.json) return instruction.words.map(({ value }) => value);
  const script = doc.scripts.find((one) => one.instruction === instruction);
  return script && [...script.setting.words, instruction.args.raw];
}

/** The words of `command` or `entrypoint`; a string is split as Compose does it. */
function wordsOf(service: Service, key: string): readonly string[] | undefined {
  const texts = service.stringsOf(service.get(key)).map(({ value }) => value);
  if (texts.some((text) => isUnknown(text))) return undefined;
  if (service.get(key)?.kind === 'sequence') return texts;
  return [...(texts[0] ?? '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}
