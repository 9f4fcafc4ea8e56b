import type { Fix } from '../../core/rule.ts';
import { insertion, type NewValue, removal } from '../yaml/edits.ts';
import { entryOf, isShared, type YamlMap, type YamlScalar } from '../yaml/tree.ts';
import { asWritten } from './as-written.ts';
import type { KubernetesDocument, Resource } from './document.ts';

/** A report's `fix`, or nothing when there is no edit that is proven to be right. */
export interface Fixed {
  readonly fix?: Fix;
}

type Safety = Fix['safety'];

/** Sets a field that is absent: `path` below a mapping. */
export function insertFix(
  doc: KubernetesDocument,
  resource: Resource,
  map: YamlMap,
  path: readonly string[],
  value: NewValue,
  safety: Safety,
): Fixed {
  const edit = insertion(doc.yaml.text, resource.document, asWritten(map), path, value);
  const shown = `${path.at(-1)}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
  return edit ? { fix: { title: `Add \`${shown}\``, safety, edits: [edit] } } : {};
}

/** Replaces a scalar, keeping its quotes. */
export function replaceFix(resource: Resource, scalar: YamlScalar, text: string, safety: Safety): Fixed {
  const { span, style } = scalar;
  if (style === 'literal' || style === 'folded' || isShared(resource.document, span)) return {};
  const quote = style === 'double' ? '"' : style === 'single' ? "'" : '';
  return { fix: { title: `Write \`${text}\``, safety, edits: [{ span, text: quote + text + quote }] } };
}

/** Removes a field with its line. */
export function removeFix(
  doc: KubernetesDocument,
  resource: Resource,
  map: YamlMap | undefined,
  key: string,
  safety: Safety,
): Fixed {
  const own = map && asWritten(map);
  const entry = entryOf(own, key);
  const edit = own && entry && removal(doc.yaml.text, resource.document, own, entry);
  return edit ? { fix: { title: `Remove \`${key}\``, safety, edits: [edit] } } : {};
}
