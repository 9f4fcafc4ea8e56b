import type { Report } from '../../core/rule.ts';
import type { DockerfileDocument } from './document.ts';
import { wholeLines } from './edits.ts';

/** Reports an instruction that a stage repeats although only the last one takes effect; `effect` is what the others do not do. */
export function* repeated(doc: DockerfileDocument, keyword: string, effect: string): Iterable<Report> {
  for (const { instructions } of doc.stages) {
    const all = instructions.filter((one) => one.keyword === keyword);
    const last = all.at(-1);
    const edits = all.slice(0, -1).map(({ span }) => ({ span: wholeLines(doc.file.text, span), text: '' }));
    for (const [index, one] of all.entries()) {
      const before = all[index - 1];
      if (!before) continue;
      yield {
        at: one.keywordSpan,
        message: `only the last ${keyword} in a stage takes effect: the previous one ${effect}`,
        help: `keep only one ${keyword}`,
        related: [{ at: before.keywordSpan, message: 'this one has no effect' }],
        ...(one === last && { fix: { title: 'Delete all but the last', safety: 'safe', edits } }),
      };
    }
  }
}
