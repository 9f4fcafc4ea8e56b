import type { Span } from '../../core/text.ts';
import type { DockerfileDocument } from './document.ts';
import { mountsOf } from './mounts.ts';

/** Where a stage is used by its name: FROM, COPY --from and mounts. The name in lower case. */
export function referencesOf(doc: DockerfileDocument, name: string): { readonly text: string; readonly span: Span }[] {
  const found: { text: string; span: Span }[] = [];
  const add = (text: string | undefined, span: Span | undefined): void => {
    if (text !== undefined && span && text.toLowerCase() === name) found.push({ text, span });
  };
  for (const { image } of doc.stages) add(image?.raw, image?.span);
  for (const { keyword, flags, ...rest } of doc.instructions) {
    if (keyword === 'COPY') {
      const from = flags.find((flag) => flag.name === 'from');
      add(from?.value, from?.valueSpan);
    } else if (keyword === 'RUN') {
      for (const { from } of mountsOf({ keyword, flags, ...rest })) add(from?.value, from?.span);
    }
  }
  return found;
}
