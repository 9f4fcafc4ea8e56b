import { parseYaml } from '../../../src/languages/yaml/parse.ts';
import { stringOf } from '../../../src/languages/yaml/scalars.ts';
import { getIn } from '../../../src/languages/yaml/tree.ts';

export { asMap, entryOf, getIn } from '../../../src/languages/yaml/tree.ts';

/** The scalar at a path of a text's first document. */
export function stringOfPath(text: string, path: readonly (string | number)[]): string | undefined {
  return stringOf(getIn(parseYaml(text).documents[0]?.root, path));
}
