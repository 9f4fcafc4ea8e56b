import type { FoundConfig } from './find.ts';
import { matcherOf } from './glob.ts';
import { isObject } from './shape.ts';

/** An ignore in a file that another tool keeps for it. */
export interface ListedIgnore {
  readonly code: string;
  /** Day (`YYYY-MM-DD`) after which it no longer counts. */
  readonly until?: string;
  /** @param path the finding's path in the document, null where it has none */
  matches(file: string, path: string | null): boolean;
}

/** Reads `.snyk`, `.trivyignore` or `.trivyignore.yaml`. Throws where the file cannot be read. */
export async function readForeignIgnores({ file, text }: FoundConfig): Promise<readonly ListedIgnore[]> {
  if (file === '.trivyignore') return fromLines(text);
  const { readData } = await import('./data.ts');
  const { value } = await readData(file, text);
  return file === '.snyk' ? fromSnyk(value) : fromTrivy(value);
}

const everywhere = (): boolean => true;

function fromLines(text: string): readonly ListedIgnore[] {
  return text.split('\n').flatMap((line) => {
    const [id = '', ...more] = line.replace(/#.*/, '').trim().split(/\s+/);
    const day = dayIn(more.find((word) => word.startsWith('exp:'))?.slice(4));
    return id === '' ? [] : [{ code: trivyCode(id), matches: everywhere, ...(day && { until: day }) }];
  });
}

function fromTrivy(value: unknown): readonly ListedIgnore[] {
  return listIn(value, 'misconfigurations').flatMap((entry) => {
    if (!isObject(entry) || typeof entry['id'] !== 'string') return [];
    const paths = listIn(entry, 'paths').filter((path) => typeof path === 'string');
    const day = dayIn(entry['expired_at']);
    const matches = paths.length > 0 ? matcherOf(paths) : everywhere;
    return [{ code: trivyCode(entry['id']), matches, ...(day && { until: day }) }];
  });
}

function fromSnyk(value: unknown): readonly ListedIgnore[] {
  const ignore = isObject(value) ? value['ignore'] : undefined;
  return Object.entries(isObject(ignore) ? ignore : {}).flatMap(([code, list]) =>
    (Array.isArray(list) ? list : []).flatMap((item: unknown) => {
      const places =
        typeof item === 'string' ? [[item, undefined] as const] : Object.entries(isObject(item) ? item : {});
      return places.map(([place, said]) => {
        const day = dayIn(isObject(said) ? said['expires'] : undefined);
        return { code, matches: snykPlace(place), ...(day && { until: day }) };
      });
    }),
  );
}

/** `k8s/web.yaml > [DocId: 1] > input > spec > …`; `*` stands for one step, at the end for all that follow. */
function snykPlace(place: string): ListedIgnore['matches'] {
  const [name = '', ...steps] = place.split('>').map((step) => step.trim());
  const isFile = name === '*' ? everywhere : name.includes('*') ? matcherOf([name]) : (file: string) => file === name;
  if (steps.length === 0) return isFile;
  const wanted = splitPath(steps);
  const open = wanted.steps.at(-1) === '*';
  return (file, path) => {
    if (path === null || !isFile(file)) return false;
    const own = splitPath(path.split(' > '));
    if (wanted.document !== undefined && wanted.document !== (own.document ?? '0')) return false;
    if (open ? own.steps.length < wanted.steps.length - 1 : own.steps.length !== wanted.steps.length) return false;
    return wanted.steps.every((step, at) => step === '*' || step === own.steps[at]);
  };
}

interface SnykPath {
  /** Number of the document; Snyk gives one to each, we only where there are several. */
  readonly document: string | undefined;
  readonly steps: readonly string[];
}

function splitPath(steps: readonly string[]): SnykPath {
  const document = /^\[DocId:\s*(\d+)\]$/.exec(steps[0] ?? '')?.[1];
  const rest = document === undefined ? steps : steps.slice(1);
  return { document, steps: rest[0] === 'input' ? rest.slice(1) : rest };
}

/** `AVD-KSV-0017`, `KSV-0017` and `KSV017` are one id. */
function trivyCode(id: string): string {
  return id.replace(/^(?:AVD-)?([A-Z]+)-?(\d+)$/i, (_, tool: string, number: string) => {
    return `${tool.toUpperCase()}-${number.padStart(4, '0')}`;
  });
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

function dayIn(value: unknown): string | undefined {
  return typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : undefined;
}
