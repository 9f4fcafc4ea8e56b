import type { Span } from '../../core/text.ts';
import type { DockerfileDocument, Flag, Instruction, Word } from './document.ts';
import { type VariableUse, variablesOf } from './expand.ts';
import { mountsOf } from './mounts.ts';

/** A variable where the builder puts its value in. */
export interface PlacedUse {
  readonly use: VariableUse;
  readonly text: string;
  readonly at: Span;
  /** It stands in the body of a here-document. */
  readonly inBody: boolean;
  /** The key whose value it is part of, in ENV, LABEL and ARG. */
  readonly key?: string;
}

const WHOLE = new Set(['WORKDIR', 'USER', 'STOPSIGNAL']);
const EXPANDED_FLAGS = new Set(['chown', 'chmod', 'checksum']);

/** The variables of an instruction that the builder replaces; those of scripts are the shell's. */
export function usesIn(doc: DockerfileDocument, instruction: Instruction): PlacedUse[] {
  const { keyword, pairs, args, words, flags, heredocs } = instruction;
  if (!doc.file.text.includes('$')) return [];
  const inWord = (word: Word, key?: string): PlacedUse[] => usesOf(doc, instruction, word, key);
  if (keyword === 'ENV' || keyword === 'LABEL' || keyword === 'ARG')
    return pairs.flatMap(({ key, value }) => (value ? inWord(value, key) : []));
  if (WHOLE.has(keyword)) return inWord(args);
  if (keyword === 'VOLUME') return words.flatMap((word) => inWord(word));
  if (keyword === 'RUN') return mountsOf(instruction).flatMap(({ flag }) => usesInFlag(doc, flag));
  if (keyword !== 'COPY' && keyword !== 'ADD') return [];
  const found = flags.flatMap((flag) => (EXPANDED_FLAGS.has(flag.name) ? usesInFlag(doc, flag) : []));
  found.push(...words.filter(({ raw }) => !raw.includes('<<')).flatMap((word) => inWord(word)));
  for (const { body, expand } of heredocs) {
    if (!expand) continue;
    for (const use of variablesOf(doc.file.text.slice(body.start, body.end), doc.escape)) {
      const at = { start: body.start + use.start, end: body.start + use.end };
      found.push({ use, text: doc.file.text.slice(at.start, at.end), at, inBody: true });
    }
  }
  return found;
}

function usesOf(doc: DockerfileDocument, { joined }: Instruction, { raw, at }: Word, key?: string): PlacedUse[] {
  return variablesOf(raw, doc.escape).map((use) => ({
    use,
    text: raw.slice(use.start, use.end),
    at: joined.spanOf(at + use.start, at + use.end),
    inBody: false,
    ...(key !== undefined && { key }),
  }));
}

function usesInFlag(doc: DockerfileDocument, { value, valueSpan }: Flag): PlacedUse[] {
  if (value === undefined || !valueSpan) return [];
  const exact = valueSpan.end - valueSpan.start === value.length;
  return variablesOf(value, doc.escape).map((use) => ({
    use,
    text: value.slice(use.start, use.end),
    at: exact ? { start: valueSpan.start + use.start, end: valueSpan.start + use.end } : valueSpan,
    inBody: false,
  }));
}
