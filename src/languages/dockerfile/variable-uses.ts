import { append } from '../../core/append.ts';
import type { Span } from '../../core/text.ts';
import type { DockerfileDocument, Escape, Flag, Instruction, Word } from './document.ts';
import { substitutionProblem, type VariableUse, variablesOf } from './expand.ts';
import { placeInValue } from './flags.ts';
import { mountsOf } from './mounts.ts';

/** A variable where the builder puts its value in. */
export interface PlacedUse {
  readonly use: VariableUse;
  readonly text: string;
  readonly at: Span;
  /** It is in the body of a here-document. */
  readonly inBody: boolean;
  /** The key whose value it is part of, in ENV, LABEL and ARG. */
  readonly key?: string;
}

const WHOLE = new Set(['WORKDIR', 'USER', 'STOPSIGNAL']);
const EXPANDED_FLAGS = new Set(['chown', 'chmod', 'checksum']);

/** A text in which the builder replaces variables. */
interface ExpandedText {
  readonly raw: string;
  readonly escapeChar: Escape;
  readonly inBody: boolean;
  readonly key?: string | undefined;
  spanOf(start: number, end: number): Span;
}

/** The variables of an instruction that the builder replaces; those of scripts are the shell's. */
export function usesIn(doc: DockerfileDocument, instruction: Instruction): PlacedUse[] {
  if (!doc.file.text.includes('$')) return [];
  return textsIn(doc, instruction).flatMap(({ raw, escapeChar, inBody, key, spanOf }) =>
    variablesOf(raw, escapeChar, { plainQuotes: inBody }).map((use) => ({
      use,
      text: raw.slice(use.start, use.end),
      at: spanOf(use.start, use.end),
      inBody,
      ...(key !== undefined && { key }),
    })),
  );
}

/** Variables of an instruction that the builder cannot read. */
export function brokenUsesIn(doc: DockerfileDocument, instruction: Instruction): { at: Span; problem: string }[] {
  const { keyword, words, flags } = instruction;
  const texts = textsIn(doc, instruction);
  if (keyword === 'FROM' && words[0]) texts.push(wordText(doc, instruction, words[0]));
  if (keyword === 'FROM')
    append(
      texts,
      flags.flatMap((flag) => flagTexts(doc, flag)),
    );
  if (keyword === 'EXPOSE')
    append(
      texts,
      words.map((word) => wordText(doc, instruction, word)),
    );
  return texts.flatMap(({ raw, escapeChar, inBody, spanOf }) => {
    const broken = substitutionProblem(raw, escapeChar, { plainQuotes: inBody });
    if (!broken) return [];
    const close = raw.indexOf('}', broken.at);
    const line = raw.indexOf('\n', broken.at);
    const ends = [close + 1, line, raw.length].filter((end) => end > broken.at);
    return [{ at: spanOf(broken.at, Math.min(...ends)), problem: broken.problem }];
  });
}

/** The texts that may hold variables. */
function textsIn(doc: DockerfileDocument, instruction: Instruction): ExpandedText[] {
  const { keyword, pairs, args, words, flags, heredocs } = instruction;
  const inWord = (word: Word, key?: string): ExpandedText => wordText(doc, instruction, word, key);
  if (keyword === 'ENV' || keyword === 'LABEL' || keyword === 'ARG')
    return pairs.flatMap(({ key, value }) => (value?.raw.includes('$') ? inWord(value, key) : []));
  if (WHOLE.has(keyword)) return [inWord(args)];
  if (keyword === 'VOLUME') return words.map((word) => inWord(word));
  if (keyword === 'RUN') return mountsOf(instruction).flatMap(({ flag }) => flagTexts(doc, flag));
  if (keyword !== 'COPY' && keyword !== 'ADD') return [];
  const found = flags.flatMap((flag) => (EXPANDED_FLAGS.has(flag.name) ? flagTexts(doc, flag) : []));
  append(
    found,
    words.filter(({ raw }) => raw.includes('$') && !raw.includes('<<')).map((word) => inWord(word)),
  );
  for (const { body, expand } of heredocs) {
    if (!expand) continue;
    const spanOf = (start: number, end: number): Span => ({ start: body.start + start, end: body.start + end });
    // The escape character of a body is the backslash, whatever the file says.
    found.push({ raw: doc.file.text.slice(body.start, body.end), escapeChar: '\\', inBody: true, spanOf });
  }
  return found;
}

function wordText(doc: DockerfileDocument, { joined }: Instruction, { raw, at }: Word, key?: string): ExpandedText {
  const spanOf = (start: number, end: number): Span => joined.spanOf(at + start, at + end);
  return { raw, escapeChar: doc.escape, inBody: false, key, spanOf };
}

function flagTexts(doc: DockerfileDocument, flag: Flag): ExpandedText[] {
  if (flag.value === undefined || !flag.valueSpan) return [];
  const spanOf = (start: number, end: number): Span => placeInValue(flag, start, end);
  return [{ raw: flag.value, escapeChar: doc.escape, inBody: false, spanOf }];
}
