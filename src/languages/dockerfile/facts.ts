import { memory, onceFor } from '../../core/once.ts';
import { officialNameOf, parseReference } from '../images/reference.ts';
import type { DockerfileDocument, Instruction, Pair, Stage } from './document.ts';
import { expand, type Value } from './expand.ts';

/** More stages built on each other than any real file has. */
const MAX_CHAIN = 50;

/**
 * A stage followed by those that it is built on, nearest first. Of an endless chain the nearest and the first, since
 * every stage of it is asked.
 */
export function chainOf(stage: Stage): readonly Stage[] {
  const chain: Stage[] = [];
  let at: Stage | undefined = stage;
  for (; at && chain.length < MAX_CHAIN; at = at.base) chain.push(at);
  if (at) chain.push(rootOf(at));
  return chain;
}

const roots = memory<Stage, Stage>();

/** The stage at the bottom of a chain; asked once for each stage. */
function rootOf(stage: Stage): Stage {
  const passed: Stage[] = [];
  let at = stage;
  for (; at.base && !roots.has(at); at = at.base) passed.push(at);
  const root = roots.get(at) ?? at;
  for (const one of passed) roots.set(one, root);
  return root;
}

/** The last instruction of each keyword in a stage. */
const lastOfEach = onceFor(
  ({ instructions }: Stage): ReadonlyMap<string, Instruction> => new Map(instructions.map((one) => [one.keyword, one])),
);

/** The last instruction with a keyword in a stage, or else in the stages that it is built on. */
export function lastInChain(stage: Stage, keyword: string): Instruction | undefined {
  for (let at: Stage | undefined = stage; at; at = at.base) {
    const found = lastOfEach(at).get(keyword);
    if (found) return found;
  }
  return undefined;
}

/** Whether one of the stages that a stage is built on has an instruction with a keyword. */
export function isBelow(stage: Stage, keyword: string): boolean {
  return chainOf(stage)
    .slice(1)
    .some((one) => lastOfEach(one).has(keyword));
}

/** The instructions of a file with the triggers of ONBUILD in the place of their ONBUILD. */
export function* allInstructions(doc: DockerfileDocument): Iterable<Instruction> {
  for (const instruction of doc.instructions) yield instruction.trigger ?? instruction;
}

/** The stages whose result is in what is shipped: the last one and those that it is built on. */
export function shippedStages(doc: DockerfileDocument): ReadonlySet<Stage> {
  const shipped = new Set<Stage>();
  for (let at = doc.stages.at(-1); at; at = at.base) shipped.add(at);
  return shipped;
}

/** Stages that another stage is built on. */
export function baseStages(doc: DockerfileDocument): ReadonlySet<Stage> {
  return new Set(doc.stages.flatMap(({ base }) => (base ? [base] : [])));
}

/** The shell of a stage's shell forms. */
export interface ShellSetting {
  /** Program and arguments, such as `/bin/bash -o pipefail -c`. */
  readonly words: readonly string[];
  /** The SHELL instruction; undefined for the default. */
  readonly by: Instruction | undefined;
}

const DEFAULT_SHELL: ShellSetting = { words: ['/bin/sh', '-c'], by: undefined };
const WINDOWS_SHELL: ShellSetting = { words: ['cmd', '/S', '/C'], by: undefined };
/** More variables than any real file has. */
const MANY = 200;
const WINDOWS_IMAGE = /nanoserver|servercore|windowsservercore|\/windows(?:\/|:|$)|ltsc20\d\d/i;

/** Walks a stage and keeps the shell and the variables that hold at the place it has reached. */
export class StageScope {
  readonly stage: Stage;
  private readonly doc: DockerfileDocument;
  private readonly values = new Map<string, Value>();
  private known: readonly string[] | undefined;
  shell: ShellSetting;

  constructor(doc: DockerfileDocument, stage: Stage, base?: StageScope, fallback = DEFAULT_SHELL) {
    this.doc = doc;
    this.stage = stage;
    this.shell = base?.shell ?? (fallback === DEFAULT_SHELL && isWindows(doc, stage) ? WINDOWS_SHELL : fallback);
    // Copying for every stage of an endless chain would be quadratic.
    if (base && base.values.size <= MANY) for (const [name, value] of base.values) this.values.set(name, value);
  }

  /** Takes in what an instruction declares. */
  enter(instruction: Instruction): void {
    const { keyword, words, pairs } = instruction;
    if (keyword === 'SHELL') {
      if (instruction.json && words.length > 0)
        this.shell = { words: words.map(({ value }) => value), by: instruction };
      return;
    }
    if (keyword !== 'ENV' && keyword !== 'ARG') return;
    const resultOf = ({ key, value }: Pair): Value => {
      if (keyword === 'ARG' && !value) return this.doc.globals.get(key)?.value ?? 'unknown';
      const text = value && this.expand(value.raw);
      return text === undefined ? 'unknown' : { value: text };
    };
    // The pairs of an ARG are set one after the other, those of an ENV together.
    if (keyword === 'ARG') for (const pair of pairs) this.values.set(pair.key, resultOf(pair));
    else {
      const results = pairs.map(resultOf);
      for (const [index, value] of results.entries()) this.values.set(pairs[index]?.key ?? '', value);
    }
  }

  /** A word with quotes removed and variables put in; undefined when a value is not known here. */
  expand(raw: string): string | undefined {
    return expand(raw, this.doc.escape, (name) => this.values.get(name) ?? 'unknown');
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** Names set by ENV and ARG so far. The same array as long as none is added. */
  get names(): readonly string[] {
    if (this.known && (this.known.length === this.values.size || this.known.length > MANY)) return this.known;
    this.known = [...this.values.keys()];
    return this.known;
  }
}

/** A stage on a Windows image. The escape character of Windows counts as long as the image is not known for Linux. */
export function isWindows(doc: DockerfileDocument, stage: Stage): boolean {
  const { imageText, image: word, platform } = rootOf(stage);
  const system = platform?.value?.split('/', 1)[0]?.toLowerCase();
  if (system === 'windows' || system === 'linux') return system === 'windows';
  const image = (imageText ?? word?.raw ?? '').toLowerCase();
  // Hardly any image has one of these, and the first use of a pattern costs more than the rest of the walk.
  const may = image.includes('server') || image.includes('windows') || image.includes('ltsc20');
  if (may && WINDOWS_IMAGE.test(image)) return true;
  return doc.escape === '`' && !isForLinux(image);
}

/** Words of tags that no Windows image has. */
const LINUX_TAG =
  /[:-](?:alpine|slim|debian|ubuntu|trixie|bookworm|bullseye|buster|noble|jammy|focal|ubi|fedora|rocky|alma|centos|azurelinux|mariner|cbl)/;
/** Official images whose plain tags stand for Windows, too. */
const ALSO_WINDOWS = new Set(
  'caddy docker eclipse-temurin golang haxe hello-world hylang julia mongo nats openjdk pypy python traefik'.split(' '),
);

function isForLinux(image: string): boolean {
  if (LINUX_TAG.test(image)) return true;
  const reference = parseReference(image);
  const name = reference && officialNameOf(reference);
  return name !== undefined && !ALSO_WINDOWS.has(name);
}

/** `# hadolint shell=bash`: the shell from there on; before the first FROM that of every stage. */
const SHELL_PRAGMA = /^\s*hadolint\s+shell\s*=\s*(\S+)/;

/**
 * Visits the instructions of all stages with the scope that holds just before each. The triggers of ONBUILD have one of
 * their own: they run in a build to come, which knows what the stage sets and what the triggers before have set.
 */
export function walkStages(
  doc: DockerfileDocument,
  visit: (instruction: Instruction, scope: StageScope) => void,
): void {
  const ends = new Map<Stage, StageScope>();
  const pragmas = doc.comments.flatMap(({ span, text }) => {
    const name = text.includes('hadolint') ? SHELL_PRAGMA.exec(text)?.[1] : undefined;
    return name === undefined ? [] : [{ at: span.start, setting: { words: [name], by: undefined } }];
  });
  const first = doc.stages[0]?.span.start ?? 0;
  const fallback = pragmas.findLast(({ at }) => at < first)?.setting;
  let next = pragmas.findIndex(({ at }) => at >= first);
  for (const stage of doc.stages) {
    const scope = new StageScope(doc, stage, stage.base && ends.get(stage.base), fallback);
    let later: StageScope | undefined;
    for (const instruction of stage.instructions) {
      for (let one = pragmas[next]; next !== -1 && one && one.at < instruction.span.start; one = pragmas[next]) {
        if (one.at >= stage.span.start) for (const each of [scope, later]) if (each) each.shell = one.setting;
        next += 1;
      }
      const { trigger } = instruction;
      if (trigger) later ??= new StageScope(doc, stage, scope);
      visit(instruction, (trigger && later) ?? scope);
      later?.enter(trigger ?? instruction);
      if (!trigger) scope.enter(instruction);
    }
    // A stage that is built on this one begins with its triggers.
    ends.set(stage, later ?? scope);
  }
}
