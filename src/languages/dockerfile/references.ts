import { onceFor } from '../../core/once.ts';
import type { Edit } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import type { DockerfileDocument, Instruction } from './document.ts';
import { mountsOf } from './mounts.ts';

/** A place that names a stage, as written: FROM, COPY --from or the source of a mount. */
interface Reference {
  readonly text: string;
  readonly span: Span;
  readonly by: 'FROM' | 'COPY' | 'RUN';
}

/** What may be a reference to a stage, by its name in lower case. */
const referencesIn = onceFor((doc: DockerfileDocument): ReadonlyMap<string, readonly Reference[]> => {
  const found = new Map<string, Reference[]>();
  const add = (by: Reference['by'], text: string | undefined, span: Span | undefined): void => {
    if (text === undefined || !span) return;
    const key = text.toLowerCase();
    const same = found.get(key);
    if (same) same.push({ text, span, by });
    else found.set(key, [{ text, span, by }]);
  };
  for (const { image } of doc.stages) add('FROM', image?.raw, image?.span);
  for (const instruction of doc.instructions) addSources(instruction, add);
  return found;
});

function addSources(
  instruction: Instruction,
  add: (by: Reference['by'], text: string | undefined, span: Span | undefined) => void,
): void {
  const { keyword, flags } = instruction;
  if (flags.length === 0) return;
  if (keyword === 'COPY') {
    const from = flags.find((flag) => flag.name === 'from');
    add('COPY', from?.value, from?.valueSpan);
  } else if (keyword === 'RUN') {
    for (const { from } of mountsOf(instruction)) add('RUN', from?.value, from?.span);
  }
}

const NONE: readonly Reference[] = [];

/** Where a name in lower case is used as that of a stage or an image. */
export function referencesTo(doc: DockerfileDocument, name: string): readonly Reference[] {
  return referencesIn(doc).get(name) ?? NONE;
}

/** Edits that write another name in some places; undefined where one is not in the file verbatim. */
export function renaming(
  { file }: DockerfileDocument,
  places: readonly Pick<Reference, 'text' | 'span'>[],
  name: string,
): Edit[] | undefined {
  if (!places.every(({ text, span }) => file.text.slice(span.start, span.end) === text)) return undefined;
  return places.map(({ span }) => ({ span, text: name }));
}
