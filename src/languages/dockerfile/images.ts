import type { Span } from '../../core/text.ts';
import { type ImagesDocument, type ImageUse, imagesDocument } from '../images/document.ts';
import type { DockerfileDocument, Stage } from './document.ts';
import { variablesOf } from './expand.ts';
import { chainOf } from './facts.ts';
import { mountsOf } from './mounts.ts';

const NONE: readonly never[] = [];

/**
 * The images that a Dockerfile names: bases of stages, sources of COPY and of mounts.
 * @param isImage whether a source by a bare word, which may as well be a named build context, counts as an image
 */
export function imagesOf(doc: DockerfileDocument, isImage: (word: string) => boolean = () => false): ImagesDocument {
  const last = doc.stages.at(-1);
  const shipped = last && chainOf(last).at(-1);
  const names = new Set(doc.stages.flatMap(({ name }) => (name ? [name.value.toLowerCase()] : [])));
  const uses: ImageUse[] = [];
  for (const stage of doc.stages) {
    const base = baseUse(doc, stage, stage === shipped ? 'final' : 'base');
    if (base) uses.push(base);
    for (const instruction of stage.instructions) {
      for (const { value, span } of sourcesOf(instruction.trigger ?? instruction)) {
        // A bare word may be a stage, its number or a named build context.
        if (names.has(value.toLowerCase()) || value.includes('$')) continue;
        if (!/[:/@]/.test(value) && !isImage(value)) continue;
        const literal = span.end - span.start === value.length;
        uses.push({ text: value, span, literal, role: 'copy' });
      }
    }
  }
  return imagesDocument(doc.file, uses);
}

function baseUse(doc: DockerfileDocument, stage: Stage, role: 'final' | 'base'): ImageUse | undefined {
  const { image, imageText, base, platform } = stage;
  if (!image || imageText === undefined || imageText === '' || base || imageText === 'scratch') return undefined;
  const constant = platform?.value !== undefined && !platform.value.includes('$') ? { platform: platform.value } : {};
  const shared = { text: imageText, role, ...constant };
  const uses = variablesOf(image.raw, doc.escape);
  const deciding = uses.map(({ name }) => doc.globals.get(name)?.pair.value).findLast((value) => value !== undefined);
  if (!deciding) {
    const literal = uses.length === 0 && isAt(doc, image.span, imageText);
    return { ...shared, span: image.span, literal };
  }
  const related = { at: image.span, message: 'used as the base here' };
  return { ...shared, span: deciding.span, literal: isAt(doc, deciding.span, imageText), related };
}

function isAt(doc: DockerfileDocument, span: Span, text: string): boolean {
  return doc.file.text.slice(span.start, span.end) === text;
}

function sourcesOf(instruction: DockerfileDocument['instructions'][number]): readonly { value: string; span: Span }[] {
  if (instruction.flags.length === 0) return NONE;
  if (instruction.keyword === 'COPY') {
    return instruction.flags.flatMap(({ name, value, valueSpan }) =>
      name === 'from' && value !== undefined && valueSpan ? [{ value, span: valueSpan }] : [],
    );
  }
  if (instruction.keyword !== 'RUN') return [];
  return mountsOf(instruction).flatMap(({ from }) => (from ? [from] : []));
}
