import type { Project } from '../../core/project.ts';
import type { ComposeDocument } from '../compose/document.ts';
import { hasHealthOff, statesHealth } from '../compose/lifecycle.ts';
import type { Service } from '../compose/service.ts';
import { officialNameOf, parseReference } from '../images/reference.ts';
import { ownBuildsOf } from './builds.ts';

/** Docker official images that are known to come without HEALTHCHECK. */
const UNCHECKED = new Set([
  'postgres',
  'mysql',
  'mariadb',
  'redis',
  'rabbitmq',
  'mongo',
  'valkey',
  'nginx',
  'httpd',
  'memcached',
]);
const HEALTHCHECK = /^[ \t]*HEALTHCHECK[ \t]/im;
const FROM = /^[ \t]*FROM[ \t]+(?:--platform=\S+[ \t]+)?(\S+)(?:[ \t]+AS[ \t]+(\S+))?/gim;

/** How a service is checked: `no` only where that is certain. */
export type Health = 'yes' | 'no' | 'off' | 'unknown';

/** Whether anything shows that a service works: its `healthcheck`, or HEALTHCHECK of the image that is built here. */
export function healthOf(project: Project, doc: ComposeDocument, service: Service): Health {
  if (hasHealthOff(service)) return 'off';
  if (statesHealth(service)) return 'yes';
  if (service.open || doc.company?.views.get(service.name)?.some((view) => view.has('healthcheck'))) return 'unknown';
  if (!service.built) {
    const text = service.image;
    const reference = text && !text.unknown ? parseReference(text.value) : undefined;
    const name = reference && officialNameOf(reference);
    return name !== undefined && UNCHECKED.has(name) ? 'no' : 'unknown';
  }
  const build = ownBuildsOf(doc, project).find((one) => one.service === service);
  const dockerfile = build?.dockerfile === undefined ? undefined : project.text(build.dockerfile);
  if (dockerfile === undefined || HEALTHCHECK.test(dockerfile)) return dockerfile === undefined ? 'unknown' : 'yes';
  return isFromOfficial(dockerfile) ? 'no' : 'unknown';
}

/** Paths that `healthOf` reads, for a rule's `wants`. */
export function healthPaths(project: Project, documents: readonly ComposeDocument[]): string[] {
  return documents.flatMap((doc) => ownBuildsOf(doc, project)).flatMap(({ dockerfile }) => dockerfile ?? []);
}

/** Every stage begins from a Docker official image, none of which has a HEALTHCHECK to inherit. */
function isFromOfficial(dockerfile: string): boolean {
  const stages = new Set<string>();
  for (const [, image = '', name] of dockerfile.matchAll(FROM)) {
    const reference = parseReference(image);
    const isKnown = stages.has(image.toLowerCase()) || image === 'scratch';
    if (!isKnown && (image.includes('$') || !reference || officialNameOf(reference) === undefined)) return false;
    if (name) stages.add(name.toLowerCase());
  }
  return true;
}
