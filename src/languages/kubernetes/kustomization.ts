import { nameOf, parentOf, resolveIn } from '../../core/paths.ts';
import { parseYaml } from '../yaml/parse.ts';
import { stringOf } from '../yaml/scalars.ts';
import { get, itemsOf } from '../yaml/tree.ts';

/** The names that kustomize looks for. */
export const KUSTOMIZATIONS: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Whether a file says what kustomize puts together. */
export function isKustomization(path: string): boolean {
  return KUSTOMIZATIONS.includes(nameOf(path));
}

/** The files that a kustomization applies as patches to other objects. */
export function patchFilesOf(path: string, text: string): readonly string[] {
  if (!text.includes('patches')) return [];
  const folder = parentOf(path);
  return parseYaml(text).documents.flatMap(({ root }) => {
    const named = ['patches', 'patchesJson6902'].flatMap((key) =>
      itemsOf(get(root, key)).map((one) => get(one, 'path')),
    );
    const files = [...named, ...itemsOf(get(root, 'patchesStrategicMerge'))].flatMap((node) => stringOf(node) ?? []);
    // A patch may also stand in the list itself.
    return files.filter((file) => !file.includes('\n')).flatMap((file) => resolveIn(folder, file) ?? []);
  });
}
