import type { Facts, Report } from '../../core/rule.ts';
import type { DockerfileDocument, Pair, Stage } from './document.ts';

/** The labels of all stages, one by one. */
export function* labelsOf(doc: DockerfileDocument): Iterable<{ pair: Pair; stage: Stage | undefined }> {
  for (const { keyword, pairs } of doc.preamble)
    if (keyword === 'LABEL') for (const pair of pairs) yield { pair, stage: undefined };
  for (const stage of doc.stages) {
    for (const { keyword, pairs } of stage.instructions) {
      if (keyword === 'LABEL') for (const pair of pairs) yield { pair, stage };
    }
  }
}

/**
 * Reports the labels of one configured type whose value does not fit. Values with variables are not known, and empty
 * ones are another rule's; hadolint takes both for misfits.
 */
export function* misfits(
  doc: DockerfileDocument,
  { settings: { labels }, profile }: Facts,
  type: string,
  fits: (value: string) => boolean,
  what: string,
): Iterable<Report> {
  for (const { pair } of labelsOf(doc)) {
    const { key, value, keySpan } = pair;
    if (!Object.hasOwn(labels, key) || labels[key] !== type || !value) continue;
    if (profile !== 'hadolint' && (value.value === '' || value.raw.includes('$'))) continue;
    if (fits(value.value)) continue;
    const at = value.span.end > value.span.start ? value.span : keySpan;
    yield {
      at,
      message: `\`${value.value}\` is not a valid ${what}, as the label \`${key}\` requires`,
      help: `set a valid value: LABEL ${key}=<${what}>`,
    };
  }
}
