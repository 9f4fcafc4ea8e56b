import { parentOf, resolveIn } from '../../core/paths.ts';
import { asMap, asScalar, get, itemsOf, type YamlValue } from '../yaml/tree.ts';
import { type ComposeDocument, definitionsOf } from './document.ts';
import { parseCompose } from './parse.ts';
import { referencesOf } from './references.ts';

/** Of so many that include others, the rest is not asked. */
const MOST_INCLUDING = 200;
const INCLUDE = /^["']?include["']?[ \t]*:/m;

/** What a file declares about the files read with it. */
export interface Included {
  readonly documents: readonly ComposeDocument[];
  /** Some of them cannot be read. */
  readonly open: boolean;
}

export interface IncludeList {
  /** In the repository: the first, and what is laid over it. */
  readonly paths: readonly string[];
  /** There are more, which are not in the repository or depend on a variable. */
  readonly open: boolean;
}

/** What a file includes. */
export function includeLists({ root, file }: ComposeDocument): readonly IncludeList[] {
  const folder = parentOf(file.path);
  return itemsOf(get(root, 'include')).map((item) => {
    const written = pathsOf(asMap(item) ? get(item, 'path') : item);
    const paths = written.flatMap((path) => (path.includes('$') ? [] : (resolveIn(folder, path) ?? [])));
    return { paths, open: paths.length === 0 || paths.length < written.length };
  });
}

function pathsOf(value: YamlValue | undefined): readonly string[] {
  const nodes = value?.kind === 'sequence' ? itemsOf(value) : [value];
  return nodes.flatMap((node) => asScalar(node)?.text ?? []);
}

/** Which files include which others, in a whole repository. */
export class Includers {
  private readonly byPath = new Map<string, string[]>();

  /** @param texts by path: those that may include others */
  constructor(texts: Iterable<readonly [path: string, text: string]>) {
    let count = 0;
    for (const [path, text] of texts) {
      if (!INCLUDE.test(text) || ++count > MOST_INCLUDING) continue;
      for (const included of includeLists(parseCompose({ path, text, origin: 'index' })).flatMap(({ paths }) => paths))
        this.byPath.set(included, [...(this.byPath.get(included) ?? []), path]);
    }
  }

  /** The files that include a file, by themselves or through others. */
  of(path: string): readonly string[] {
    const found = new Set(this.byPath.get(path));
    for (const one of found) for (const above of this.byPath.get(one) ?? []) found.add(above);
    found.delete(path);
    return [...found];
  }
}

/** Whether a file alone names something that it does not define, or defines something that it does not use. */
export function hasLooseEnds(doc: ComposeDocument): boolean {
  const references = doc.services.flatMap(referencesOf);
  const used = new Set(references.map(({ section, name }) => `${section} ${name}`));
  const names = doc.services.map(({ name }) => `services ${name}`);
  const defined = ['networks', 'volumes', 'secrets', 'configs', 'models'].flatMap((section) =>
    definitionsOf(doc, section).map(({ key }) => `${section} ${key.text}`),
  );
  const known = new Set([...names, ...defined, 'networks default']);
  return defined.some((one) => !used.has(one)) || [...used].some((one) => !known.has(one));
}
