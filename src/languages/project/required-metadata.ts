import { onceFor } from '../../core/once.ts';
import { fits } from '../../core/pattern.ts';
import type { Project } from '../../core/project.ts';
import type { Report } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import { isUnknown, type KubernetesDocument, type Resource } from '../kubernetes/document.ts';
import { deepestKey, pathIn } from '../kubernetes/facts.ts';
import { isKustomization } from '../kubernetes/kustomization.ts';
import { isNull, stringOf } from '../yaml/scalars.ts';
import { entryOf, get, getIn, itemsOf, type YamlMap } from '../yaml/tree.ts';
import { pathsOf } from './file-kinds.ts';
import { manifestsIn } from './manifests.ts';
import { parentOf } from './tree.ts';

const MOST_FILES = 200;

/** The kustomizations of the repository, which may add labels and annotations; for a rule's `wants`. */
export const kustomizationPaths = onceFor(({ entries }: Project): readonly string[] =>
  pathsOf(entries).yaml.filter(isKustomization).slice(0, MOST_FILES),
);

/** Something that has metadata of its own. */
interface Described {
  readonly resource: Resource;
  readonly root: YamlMap;
  readonly label: string;
  /** Steps down to its metadata. */
  readonly steps: readonly string[];
  /** Where to report that there is none. */
  readonly at: Span;
}

type Field = 'labels' | 'annotations';

/** What objects lack of the labels or annotations that the configuration requires, or what has another value. */
export function* lacking(
  project: Project,
  field: Field,
  required: Readonly<Record<string, string>> | undefined,
): Generator<Report & { readonly file: string }> {
  const wanted = Object.entries(required ?? {});
  if (wanted.length === 0) return;
  for (const doc of manifestsIn(project.documents)) {
    const things = doc.resources.filter(({ partial }) => !partial).flatMap((resource) => describedIn(resource, field));
    for (const [key, pattern] of wanted) {
      const isAdded = mayBeAdded(project, doc, key);
      for (const thing of things) {
        const report = reportOn(doc, thing, field, key, pattern, isAdded);
        if (report) yield { file: doc.file.path, ...report };
      }
    }
  }
}

/** An object, and for annotations also what a StatefulSet makes its volumes from. */
function describedIn(resource: Resource, field: Field): Described[] {
  const { root, label, kind } = resource;
  const own = { resource, root, label, steps: ['metadata'], at: kind.span };
  if (field === 'labels' || kind.text !== 'StatefulSet') return [own];
  const spec = get(root, 'spec');
  const entry = entryOf(spec, 'volumeClaimTemplates');
  const claims = itemsOf(entry?.value).flatMap((claim, index) => {
    if (!entry || claim.kind !== 'map') return [];
    const name = stringOf(getIn(claim, ['metadata', 'name'])) ?? String(index);
    const steps = ['spec', `volumeClaimTemplates[${name}]`, 'metadata'];
    return [{ resource, root: claim, label: `volume claim "${name}" of ${label}`, steps, at: entry.key.span }];
  });
  return [own, ...claims];
}

function reportOn(
  doc: KubernetesDocument,
  { resource, root, label, steps, at }: Described,
  field: Field,
  key: string,
  pattern: string,
  isAdded: boolean,
): Report | undefined {
  const word = field === 'labels' ? 'label' : 'annotation';
  const map = getIn(root, ['metadata', field]);
  const value = get(map, key);
  if (isUnknown(doc, map) || isUnknown(doc, value)) return undefined;
  const help = pattern === '*' ? `add \`${key}\` to the ${field}` : `add \`${key}: ${pattern}\` to the ${field}`;
  const path = pathIn(resource, ...steps, field);
  if (!value || isNull(value)) {
    if (isAdded) return undefined;
    const place = entryOf(map, key)?.key.span ?? deepestKey(root, ['metadata', field], at);
    return { at: place, message: `${label} lacks the required ${word} \`${key}\``, help, path };
  }
  const text = stringOf(value) ?? '';
  if (fits(pattern, text)) return undefined;
  return { at: value.span, message: `${word} \`${key}\` of ${label} is \`${text}\`, not \`${pattern}\``, help, path };
}

/** Whether a kustomization, by whose side or below which the file lies, or one built on it, may add a key. */
function mayBeAdded(project: Project, doc: KubernetesDocument, key: string): boolean {
  const kustomizations = kustomizationPaths(project);
  const folders = new Set(kustomizations.map(parentOf));
  let folder = parentOf(doc.file.path);
  while (folder !== '' && !folders.has(folder)) folder = parentOf(folder);
  if (!folders.has(folder)) return false;
  const forms = [`${key}:`, `${key}"`, `${key}'`];
  return kustomizations.some((path) => {
    const text = project.text(path);
    return text === undefined || forms.some((form) => text.includes(form));
  });
}
