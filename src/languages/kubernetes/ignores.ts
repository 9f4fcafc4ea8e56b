import type { Comment, Ignore } from '../../core/document.ts';
import type { Span } from '../../core/text.ts';
import { stringOf } from '../yaml/scalars.ts';
import { entriesOf, get, getIn, type YamlEntry } from '../yaml/tree.ts';
import { KUBE_LINTER, KUBE_SCORE, POLARIS } from './data/peers.ts';
import type { Resource } from './document.ts';

const CHECKOV_KEY = /^(?:checkov\.io\/skip|bridgecrew\.io\/skip|cortex\.io\/skip)\d*$/;
const CHECKOV_COMMENT = /^\s*(?:checkov|bridgecrew|cortex):skip=(CKV2?_K8S_\d+)/;
const TRIVY_COMMENT = /^\s*(?:trivy|tfsec):ignore:(?:AVD-)?(KSV-?\d+)/i;
const KICS_COMMENT = /^\s*kics-scan\s+(ignore|ignore-line|ignore-block)\s*$/;

/** Ignores in annotations of objects, and the comments of other tools. */
export function ignoresOf(resources: readonly Resource[], comments: readonly Comment[], whole: Span): Ignore[] {
  return [
    ...resources.flatMap(fromAnnotations),
    ...comments.flatMap((comment) => fromComment(comment, resources, whole)),
  ];
}

function fromAnnotations(resource: Resource): Ignore[] {
  const own = getIn(resource.root, ['metadata', 'annotations']);
  const ofPods = resource.pods.map(({ metadata }) => get(metadata, 'annotations')).filter((one) => one !== own);
  return [own, ...ofPods].flatMap((annotations) =>
    entriesOf(annotations).flatMap((entry) => fromAnnotation(entry, resource)),
  );
}

function fromAnnotation({ key, value, span }: YamlEntry, resource: Resource): Ignore[] {
  const covers = resource.root.span;
  const text = stringOf(value) ?? '';
  const foreign = (codes: readonly string[] | undefined): Ignore[] =>
    codes && codes.length > 0 ? [{ at: span, codes, covers, foreign: true }] : [];
  const { text: name } = key;
  if (name === 'plimsoll/ignore') return [{ at: span, codes: codesIn(text), covers }];
  if (name.startsWith('plimsoll/ignore.')) {
    const container = resource.pods
      .flatMap((pod) => pod.containers)
      .find((one) => one.name === name.slice('plimsoll/ignore.'.length));
    return container ? [{ at: span, codes: codesIn(text), covers: container.node.span }] : [];
  }
  if (name.startsWith('ignore-check.kube-linter.io/')) return foreign(KUBE_LINTER[name.slice(28)]);
  if (name === 'kube-linter.io/ignore-all') return foreign(allOf(KUBE_LINTER));
  if (name === 'kube-score/ignore') return foreign(codesIn(text).flatMap((check) => KUBE_SCORE[check] ?? []));
  if (CHECKOV_KEY.test(name)) return foreign([text.split('=', 1)[0]?.trim() ?? '']);
  if (name === 'polaris.fairwinds.com/exempt' && text === 'true') return foreign(allOf(POLARIS));
  const polaris = /^polaris\.fairwinds\.com\/([A-Za-z]+)-exempt$/.exec(name)?.[1];
  return polaris && text === 'true' ? foreign(POLARIS[polaris]) : [];
}

function codesIn(text: string): string[] {
  const listed = text.split(/\s#|\s--\s/, 1)[0] ?? '';
  return listed.split(/[\s,]+/).filter(Boolean);
}

function allOf(table: Readonly<Record<string, readonly string[] | undefined>>): string[] {
  return Object.values(table).flatMap((codes) => codes ?? []);
}

function fromComment(comment: Comment, resources: readonly Resource[], whole: Span): Ignore[] {
  const at = comment.span;
  const trivy = TRIVY_COMMENT.exec(comment.text)?.[1];
  if (trivy && comment.target) {
    const code = trivy.toUpperCase().replace(/^KSV-?/, 'KSV-');
    return [{ at, codes: [code], covers: comment.target, foreign: true }];
  }
  const checkov = CHECKOV_COMMENT.exec(comment.text)?.[1];
  if (checkov) {
    const around = resources.find(({ document }) => at.start <= document.span.end);
    return around ? [{ at, codes: [checkov], covers: around.root.span, foreign: true }] : [];
  }
  const kics = KICS_COMMENT.exec(comment.text)?.[1];
  if (!kics) return [];
  const covers = kics === 'ignore' ? whole : comment.target;
  return covers ? [{ at, codes: ['*'], covers, foreign: true }] : [];
}
