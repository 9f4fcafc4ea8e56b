import type { SourceFile } from '../../core/text.ts';
import { scanYaml } from '../yaml/scan.ts';
import type { KubernetesDocument } from './document.ts';
import { isTemplateFile, parseWith } from './parse.ts';

/** Of each there may be ten findings. */
const MOST_CONTAINERS = 10_000;

/** The manifests of a large file; undefined for a template, and for what takes longer than what is plainly written. */
export function parseLarge(file: SourceFile): KubernetesDocument | undefined {
  const yaml = isTemplateFile(file) ? undefined : scanYaml(file.text);
  const doc = yaml && parseWith(file, () => yaml);
  const pods = doc?.resources.flatMap((resource) => resource.pods) ?? [];
  return pods.reduce((sum, { containers }) => sum + containers.length, 0) > MOST_CONTAINERS ? undefined : doc;
}
