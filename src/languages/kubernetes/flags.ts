import type { Facts, Report } from '../../core/rule.ts';
import { booleanOf } from '../yaml/scalars.ts';
import { entryOf, get } from '../yaml/tree.ts';
import type { KubernetesDocument } from './document.ts';
import { podsOf, reportIn } from './facts.ts';
import { removeFix } from './fixes.ts';

/** Reports each pod spec that sets a field to true, with a fix that removes it. */
export function* podFlag(
  doc: KubernetesDocument,
  facts: Facts,
  key: string,
  words: Pick<Report, 'message' | 'help'>,
): Iterable<Report> {
  for (const pod of podsOf(doc, facts)) {
    const value = get(pod.spec, key);
    if (booleanOf(value) !== true) continue;
    const at = entryOf(pod.spec, key)?.value.span ?? pod.at;
    yield reportIn(pod, [key], { at, ...words, ...removeFix(doc, pod.resource, pod.spec, key, 'unsafe') });
  }
}
