import type { Span } from '../../core/text.ts';
import { asScalar, entriesOf, get, itemsOf, resolve, type YamlValue } from '../yaml/tree.ts';
import { isFalse } from './booleans.ts';
import type { Service } from './service.ts';
import type { Text } from './text.ts';

/** A place where a service names something that another part of the file defines. */
export interface Reference {
  readonly what: string;
  readonly section: 'services' | 'networks' | 'volumes' | 'secrets' | 'configs' | 'models';
  readonly name: string;
  /** The name alone. */
  readonly span: Span;
  /** The key of the service that holds it. */
  readonly key: string;
}

const SHARED_NAMESPACES = ['network_mode', 'pid', 'ipc'];

/** What a service itself refers to; names with unknown variables are left out. */
export function referencesOf(service: Service): readonly Reference[] {
  const found: Reference[] = [];
  const add = (what: string, section: Reference['section'], key: string, text: Text | undefined, part?: Span): void => {
    if (!text) return;
    const { start, end } = part ?? { start: 0, end: text.value.length };
    const name = text.value.slice(start, end);
    if (name !== '' && text.literal) found.push({ what, section, name, span: text.at(start, end), key });
  };
  const own = (key: string): YamlValue | undefined => resolve(service.ownEntry(key)?.value);

  for (const { text, section, what, key } of namedIn(service, own)) add(what, section, key, text);
  for (const key of SHARED_NAMESPACES) {
    const text = service.textOf(own(key));
    if (text?.value.startsWith('service:')) add('service', 'services', key, text, { start: 8, end: text.value.length });
  }
  const extending = own('extends');
  if (extending?.kind === 'scalar') add('service', 'services', 'extends', service.textOf(extending));
  else if (extending && !get(extending, 'file'))
    add('service', 'services', 'extends', service.textOf(get(extending, 'service')));
  for (const text of service.ownStrings('volumes_from')) {
    if (text.value.startsWith('container:')) continue;
    add('service', 'services', 'volumes_from', text, { start: 0, end: endOfName(text.value) });
  }
  for (const text of service.ownStrings('links'))
    add('service', 'services', 'links', text, { start: 0, end: endOfName(text.value) });
  for (const mount of service.ownMounts) {
    if (mount.type !== 'volume' || mount.source === undefined || mount.source === '') continue;
    if (mount.text && !mount.text.literal) continue;
    if (mount.source.includes('$') || mount.source.includes('\uFFFC')) continue;
    found.push({ what: 'volume', section: 'volumes', name: mount.source, span: mount.sourceSpan, key: 'volumes' });
  }
  return found;
}

/** Services that have to be there for this one to start, by the keys that say so. */
export function edgesOf(service: Service): readonly Reference[] {
  return referencesOf(service).filter(({ section, key }) => section === 'services' && key !== 'extends');
}

interface Named {
  readonly what: string;
  readonly section: Reference['section'];
  readonly key: string;
  readonly text: Text | undefined;
}

function* namedIn(service: Service, own: (key: string) => YamlValue | undefined): Generator<Named> {
  yield* keyed(service, own('depends_on'), { what: 'service', section: 'services', key: 'depends_on' });
  yield* keyed(service, own('networks'), { what: 'network', section: 'networks', key: 'networks' });
  yield* keyed(service, own('models'), { what: 'model', section: 'models', key: 'models' });
  for (const section of ['secrets', 'configs'] as const) {
    const what = section === 'secrets' ? 'secret' : 'config';
    yield* granted(service, own(section), { what, section, key: section });
    if (section === 'secrets') yield* granted(service, get(own('build'), 'secrets'), { what, section, key: 'build' });
  }
}

/** A list of names, or a mapping whose keys are names. */
function* keyed(service: Service, value: YamlValue | undefined, about: Omit<Named, 'text'>): Generator<Named> {
  if (value?.kind === 'map') {
    for (const { key, value: entry } of entriesOf(value)) {
      if (key.text.startsWith('x-') || isFalse(service.textOf(get(entry, 'required')))) continue;
      yield { ...about, text: service.textOf(key) };
    }
  } else for (const text of service.stringsOf(value)) yield { ...about, text };
}

/** A list of names, or of mappings with `source`. */
function* granted(service: Service, value: YamlValue | undefined, about: Omit<Named, 'text'>): Generator<Named> {
  for (const item of itemsOf(value)) {
    const node = item.kind === 'scalar' ? item : asScalar(get(item, 'source'));
    yield { ...about, text: service.textOf(node) };
  }
}

function endOfName(text: string): number {
  const colon = text.indexOf(':');
  return colon === -1 ? text.length : colon;
}
