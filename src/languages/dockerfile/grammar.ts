import { nearest } from '../../core/suggest.ts';
import { table } from '../../core/table.ts';
import { isUtf16, type Span } from '../../core/text.ts';
import { WordList } from '../../core/word-list.ts';
import { readReference } from '../images/reference.ts';
import type { DockerfileDocument, Flag, Instruction, Stage } from './document.ts';
import { KEYWORDS, KNOWN_KEYWORDS } from './keywords.ts';
import { mountsOf } from './mounts.ts';
import { brokenUsesIn } from './variable-uses.ts';

/** Something that BuildKit refuses. */
export interface SyntaxProblem {
  readonly at: Span;
  readonly message: string;
  readonly help?: string;
  /** What the user most likely meant, to be put at `at`. */
  readonly meant?: string;
}

const FLAGS: Readonly<Record<string, readonly string[]>> = table({
  FROM: ['platform'],
  RUN: ['mount', 'network', 'security', 'device'],
  COPY: ['from', 'chown', 'chmod', 'link', 'parents', 'exclude'],
  ADD: ['checksum', 'chown', 'chmod', 'link', 'keep-git-dir', 'unpack', 'exclude'],
  HEALTHCHECK: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
});
const BOOLEAN_FLAGS = new Set(['link', 'parents', 'keep-git-dir', 'unpack']);
const ONE_ARGUMENT = new Set(['USER', 'WORKDIR', 'STOPSIGNAL', 'MAINTAINER']);
const AT_LEAST_ONE = new Set(['RUN', 'ARG', 'EXPOSE', 'VOLUME', 'ENV', 'LABEL', 'ONBUILD']);
const STAGE_NAME = /^[a-z][a-z0-9._-]*$/;
/** Variables, ids of local images, and words such as `BASEIMAGE` or `__FROM__`, which a script replaces. */
const STANDS_FOR_IMAGE = /\$|^[0-9a-f]{64}$|^[A-Z0-9_.-]+(?::|$)/;
const DURATION = /^(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h)/;
const MOUNT_TYPES = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const MOUNT_WORDS =
  'type target dst destination source src from ro rw readonly readwrite sharing id mode uid gid required env size relabel z bind-propagation';
const MOUNT_OPTIONS = new WordList(MOUNT_WORDS);
/** One of them says which secret is meant. */
const NAMES_SECRET = new Set(['id', 'source', 'src', 'target', 'dst', 'destination']);
const PORT = /^(?:\[?[\da-fA-F:.]*\]?:)?(?:\d{1,5}(?:-\d{1,5})?:)?(\d+)(?:-(\d+))?(?:\/([A-Za-z]+))?$/;

/**
 * Everything in the file that stops a build before it starts. `whole` is false for a part of a Dockerfile. Asked of every
 * file, which hardly ever has such a problem: each check adds to a list, and creates nothing where there is none.
 */
export function syntaxProblems(doc: DockerfileDocument, whole: boolean): readonly SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  for (const { span, problem } of doc.badDirectives) found.push({ at: span, message: problem });
  if (isUtf16(doc.file.text)) {
    const help = 'save it as UTF-8; in PowerShell: Set-Content -Encoding utf8';
    found.push({ at: { start: 0, end: 0 }, message: 'the file is UTF-16, which builders cannot read', help });
    return found;
  }
  const [first] = doc.instructions;
  if (!first && whole)
    found.push({
      at: { start: 0, end: 0 },
      message: 'the file has no instructions',
      help: 'start with a base image: FROM <image>:<tag>',
    });
  if (first && whole && doc.stages.length === 0 && KNOWN_KEYWORDS.has(first.keyword)) {
    found.push({
      at: first.keywordSpan,
      message: 'the file has no FROM, so there is nothing to build',
      help: 'start with a base image: FROM <image>:<tag>',
    });
  }
  for (const instruction of doc.instructions) addInstructionProblems(instruction, found);
  if (doc.template) return found;
  for (const stage of doc.stages) addImageProblems(doc, stage, found);
  if (doc.file.text.includes('${'))
    for (const instruction of doc.instructions) addSubstitutionProblems(doc, instruction, found);
  return found;
}

/** A literal base image that no engine can resolve. */
function addImageProblems({ file }: DockerfileDocument, { image, base }: Stage, found: SyntaxProblem[]): void {
  if (!image || base || image.raw === '' || file.text.slice(image.span.start, image.span.end) !== image.value) return;
  if (STANDS_FOR_IMAGE.test(image.value)) return;
  const reference = readReference(image.value);
  if (!('problem' in reference)) return;
  const { start } = image.span;
  found.push({
    at: { start: start + reference.at.start, end: start + reference.at.end },
    message: `\`${image.value}\` is not a valid image reference: ${reference.problem}`,
  });
}

/** A trigger is not expanded before the build to come. */
function addSubstitutionProblems(doc: DockerfileDocument, instruction: Instruction, found: SyntaxProblem[]): void {
  for (const { at, problem } of brokenUsesIn(doc, instruction)) {
    found.push({
      at,
      message: `the builder cannot expand this variable: ${problem}`,
      help: 'use a supported form: ${a:-b}, ${a:+b}, ${a:?b}, ${a#b}, ${a%b} or ${a/b/c}',
    });
  }
}

function addInstructionProblems(instruction: Instruction, found: SyntaxProblem[]): void {
  const { keyword, keywordText, keywordSpan, flags, args, trigger, brokenJson } = instruction;
  if (!KNOWN_KEYWORDS.has(keyword)) {
    const meant = nearest(keyword, KEYWORDS);
    found.push({
      at: keywordSpan,
      message: `\`${keywordText}\` is not a valid instruction`,
      ...(meant && { help: `did you mean ${meant}?`, meant }),
    });
    return;
  }
  for (const flag of flags) addFlagProblems(keyword, flag, found);
  if (args.raw === '' && (AT_LEAST_ONE.has(keyword) || ONE_ARGUMENT.has(keyword) || keyword === 'HEALTHCHECK')) {
    found.push({ at: keywordSpan, message: `${keyword} has no argument` });
    return;
  }
  if (brokenJson) found.push({ at: args.span, message: 'this JSON array may only contain strings' });
  for (const { start, end, terminator, almost, name } of instruction.heredocs) {
    if (terminator || instruction.isTrigger) continue;
    const at = instruction.joined.spanOf(start, end);
    const message = `unterminated here-document: no line consists of \`${name}\``;
    // The builder ends the name only at a space.
    const isGlued = /^\w+[|;&)>]/.test(name);
    const help = isGlued ? 'put a space after the name' : `put \`${name}\` on its own line, without spaces`;
    found.push({ at, message, ...(almost && { help }) });
  }
  if (trigger) addInstructionProblems(trigger, found);
  else addArgumentProblems(instruction, found);
}

function addFlagProblems(keyword: string, { name, nameSpan, span, value }: Flag, found: SyntaxProblem[]): void {
  const known = FLAGS[keyword] ?? [];
  if (!known.includes(name)) {
    const meant = nearest(name, known);
    const help = meant
      ? `did you mean --${meant}?`
      : known.length > 0
        ? `use one of: --${known.join(', --')}`
        : undefined;
    found.push({
      at: nameSpan,
      message: `unknown flag \`--${name}\` for ${keyword}`,
      ...(help && { help }),
      ...(meant && { meant }),
    });
  } else if (value === undefined && !BOOLEAN_FLAGS.has(name)) {
    found.push({ at: span, message: `the flag \`--${name}\` has no value`, help: `add a value: --${name}=<value>` });
  } else if (
    BOOLEAN_FLAGS.has(name) &&
    value !== undefined &&
    !/^(?:true|false|[01tfTF]|TRUE|FALSE|\$.*)$/.test(value)
  ) {
    found.push({ at: span, message: `the flag \`--${name}\` must be true or false` });
  }
}

function addArgumentProblems(instruction: Instruction, found: SyntaxProblem[]): void {
  const { keyword, keywordSpan, args, words, pairs } = instruction;
  switch (keyword) {
    case 'FROM':
      addFromProblems(instruction, found);
      return;
    case 'ENV':
    case 'LABEL':
      for (const { key, value, span } of pairs) {
        if (value && key !== '') continue;
        const message = key === '' ? 'the name before `=` is missing' : `\`${key}\` has no value`;
        found.push({ at: span, message, help: `write it as: ${keyword} ${key || '<name>'}=<value>` });
      }
      return;
    case 'ARG':
      for (const { key, span } of pairs)
        if (key === '') found.push({ at: span, message: 'the name before `=` is missing' });
      return;
    case 'COPY':
    case 'ADD':
      if (words.length < 2 && !instruction.brokenJson) {
        const at = words[0]?.span ?? keywordSpan;
        found.push({ at, message: `${keyword} needs a source and a destination` });
      }
      return;
    case 'SHELL':
      if (!instruction.json && !instruction.brokenJson) {
        const at = args.raw === '' ? keywordSpan : args.span;
        found.push({
          at,
          message: 'SHELL requires a JSON array of strings',
          help: 'use a JSON array: SHELL ["/bin/sh", "-c"]',
        });
      }
      return;
    case 'EXPOSE':
      for (const { raw, value, span } of words) {
        if (raw.includes('$') || isPort(value)) continue;
        found.push({
          at: span,
          message: `\`${raw}\` is not a valid port`,
          help: 'use a port with an optional protocol: EXPOSE <port>/udp',
        });
      }
      return;
    case 'HEALTHCHECK':
      addHealthcheckProblems(instruction, found);
      return;
    case 'RUN':
      if (instruction.flags.length > 0) addMountProblems(instruction, found);
      return;
    default:
  }
}

function isPort(text: string): boolean {
  const match = PORT.exec(text);
  if (!match) return false;
  return match[3] === undefined || /^(?:tcp|udp|sctp)$/i.test(match[3]);
}

function addFromProblems({ keywordSpan, words }: Instruction, found: SyntaxProblem[]): void {
  const [image, as, name, more] = words;
  if (!image)
    found.push({ at: keywordSpan, message: 'FROM has no image', help: 'add a base image: FROM <image>:<tag>' });
  else if (as && as.raw.toUpperCase() !== 'AS') {
    found.push({
      at: as.span,
      message: `unexpected \`${as.raw}\`: only AS may follow the image`,
      help: 'write it as: FROM <image> AS <name>',
    });
  } else if (as && !name) found.push({ at: as.span, message: 'the stage name after AS is missing' });
  else if (more) found.push({ at: more.span, message: `unexpected \`${more.raw}\` after the stage name` });
  else if (name && !STAGE_NAME.test(name.value.toLowerCase()) && !name.raw.includes('$')) {
    const help = 'start with a letter, then use only letters, digits, `.`, `_` and `-`';
    found.push({ at: name.span, message: `\`${name.raw}\` is not a valid stage name`, help });
  }
}

function addHealthcheckProblems(instruction: Instruction, found: SyntaxProblem[]): void {
  const { check, keywordSpan, flags, joined, json } = instruction;
  const kind = check?.raw.toUpperCase();
  if (!check)
    found.push({
      at: keywordSpan,
      message: 'HEALTHCHECK has no argument',
      help: 'add a command: HEALTHCHECK CMD <command>',
    });
  else if (kind !== 'CMD' && kind !== 'NONE') {
    found.push({
      at: check.span,
      message: `expected CMD or NONE, found \`${check.raw}\``,
      help: 'write it as: HEALTHCHECK CMD <command>',
    });
  } else {
    const rest = joined.text.slice(check.at + check.raw.length).trim();
    if (kind === 'CMD' && rest === '' && !json) found.push({ at: check.span, message: 'CMD has no command' });
    if (kind === 'NONE' && rest !== '') found.push({ at: check.span, message: 'HEALTHCHECK NONE takes no arguments' });
  }
  for (const { name, value, valueSpan } of flags) {
    if (value === undefined || !valueSpan || value.includes('$')) continue;
    const right = name === 'retries' ? /^\d+$/.test(value) : value === '0' || DURATION.test(value);
    if (!right && FLAGS['HEALTHCHECK']?.includes(name)) {
      const what = name === 'retries' ? 'number' : 'duration such as `30s`';
      found.push({ at: valueSpan, message: `\`${value}\` is not a valid ${what}` });
    }
  }
}

function addMountProblems(run: Instruction, found: SyntaxProblem[]): void {
  for (const { flag, type, target, options } of mountsOf(run)) {
    if (flag.value?.includes('$')) continue;
    const kind = options.find(({ name }) => name === 'type');
    if (!MOUNT_TYPES.includes(type)) {
      const meant = nearest(type, MOUNT_TYPES);
      const help = meant ? `did you mean type=${meant}?` : `use one of the mount types: ${MOUNT_TYPES.join(', ')}`;
      found.push({ at: kind?.valueSpan ?? flag.span, message: `\`${type}\` is not a valid mount type`, help });
      continue;
    }
    const unknown = options.filter(({ name }) => !MOUNT_OPTIONS.has(name));
    for (const { name, value, span } of unknown) {
      const meant = nearest(name, MOUNT_WORDS.split(' '));
      // Continued inside the flag, an option has no place of its own.
      const isWhole = span.end - span.start === name.length + (value === undefined ? 0 : value.length + 1);
      found.push({
        at: isWhole ? { start: span.start, end: span.start + name.length } : span,
        message: `unknown mount option \`${name}\``,
        ...(meant && { help: `did you mean ${meant}?` }),
        ...(meant && isWhole && { meant }),
      });
    }
    // A misspelt target is one mistake, not two.
    if (unknown.length === 0 && target === undefined && type !== 'secret' && type !== 'ssh') {
      const help = 'add a target: target=<directory>';
      found.push({ at: flag.span, message: `this ${type} mount has no target`, help });
    } else if (type === 'secret' && !options.some(({ name }) => NAMES_SECRET.has(name)) && unknown.length === 0) {
      const help = 'add the ID of the secret: id=<secret>';
      found.push({ at: flag.span, message: 'this mount does not name a secret', help });
    }
  }
}
