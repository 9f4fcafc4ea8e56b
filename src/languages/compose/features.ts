import { entriesOf } from '../yaml/tree.ts';
import { type ComposeDocument, hasSource, wholeServices } from './document.ts';
import type { Service } from './service.ts';

/**
 * What occurs in a Compose file, for `Rule.needs`.
 * - Each key of a service, as it is: `cap_add`; those of merge keys, of services that it extends and of other files
 *   that complete it, too.
 * - `root:KEY`: each key of the root.
 * - `has:complete`: a service whose absent keys can be checked.
 * - `has:sourceless`: no service at all, or one that does not say what it runs.
 * - `has:dollar`: a `$`, or an escape that may be one.
 * - `is:broken`, `is:legacy`: the entire file.
 */
export function featuresOf(doc: ComposeDocument): ReadonlySet<string> {
  const found = new Set<string>();
  const { text } = doc.file;
  for (const { key } of entriesOf(doc.root)) found.add(`root:${key.text}`);
  addKeys(found, doc.services, new Set());
  const whole = wholeServices(doc);
  if (whole.length > 0) found.add('has:complete');
  for (const { service, views } of whole) if (views[0] !== service) addKeys(found, views, new Set([service]));
  if (doc.services.length === 0 || doc.services.some((service) => !hasSource(service))) found.add('has:sourceless');
  if (text.includes('$') || text.includes('\\')) found.add('has:dollar');
  if (doc.problems.length > 0) found.add('is:broken');
  if (doc.legacy) found.add('is:legacy');
  return found;
}

function addKeys(found: Set<string>, services: readonly Service[], seen: Set<Service>): void {
  for (const service of services) {
    if (seen.has(service)) continue;
    seen.add(service);
    for (const { key } of entriesOf(service.map)) found.add(key.text);
    addKeys(found, service.bases, seen);
  }
}
