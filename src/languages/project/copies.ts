import type { Span } from '../../core/text.ts';
import type { Instruction, Stage, Word } from '../dockerfile/document.ts';
import type { StageScope } from '../dockerfile/facts.ts';
import { cleanParts } from './dockerignore.ts';

/** A source of a COPY or ADD that is taken from the build context. */
export interface CopySource {
  readonly word: Word;
  /** With variables put in. */
  readonly text: string;
  /** Below the context; empty for the context itself. May hold wildcards. */
  readonly parts: readonly string[];
}

/** A COPY or ADD taken apart. */
export interface Copy {
  readonly instruction: Instruction;
  readonly stage: Stage;
  /** Stage or image; undefined for the build context. */
  readonly from: string | undefined;
  /** Sources from the context; those that cannot be determined are left out and counted in `opaque`. */
  readonly sources: readonly CopySource[];
  /** Some source is a URL, an archive that ADD unpacks, a here-document or depends on a variable. */
  readonly opaque: boolean;
  /** With variables put in; undefined when they do not determine it. */
  readonly destination: string | undefined;
  /** Whether the destination is a directory by its form. */
  readonly intoFolder: boolean;
  /** `--parents`: the directories of the sources are kept. */
  readonly parents: boolean;
}

const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@)/i;
const ARCHIVE = /\.(?:tar|tgz|tar\.\w+|tbz2?|txz)$/i;

/** Takes a COPY or ADD apart; undefined for other instructions and for ones without a destination. */
export function copyOf(instruction: Instruction, scope: StageScope): Copy | undefined {
  const { keyword, words, flags, heredocs } = instruction;
  if ((keyword !== 'COPY' && keyword !== 'ADD') || words.length < 2) return undefined;
  const last = words[words.length - 1];
  const sources: CopySource[] = [];
  let opaque = heredocs.length > 0;
  for (const word of words.slice(0, -1)) {
    const text = scope.expand(word.raw);
    if (heredocs.length > 0 && word.raw.includes('<<')) continue;
    if (text === undefined || text === '' || isRemote(text) || (keyword === 'ADD' && ARCHIVE.test(text))) opaque = true;
    else sources.push({ word, text, parts: cleanParts(text) });
  }
  const destination = last && scope.expand(last.raw);
  const flag = (name: string) => flags.find((one) => one.name === name);
  return {
    instruction,
    stage: scope.stage,
    from: flag('from')?.value,
    sources,
    opaque,
    destination,
    intoFolder: destination === '.' || destination === '' || /[/\\]$/.test(destination ?? '') || words.length > 2,
    parents: flag('parents') !== undefined,
  };
}

/** From the first to the last of some words. */
export function spanOf(words: readonly { readonly span: Span }[]): Span {
  return { start: words[0]?.span.start ?? 0, end: words.at(-1)?.span.end ?? 0 };
}

/** A URL or a repository. Hardly a source is one, and the first use of the pattern costs more than all the rest here. */
function isRemote(text: string): boolean {
  return (text.includes('://') || text.includes('@')) && REMOTE.test(text);
}
