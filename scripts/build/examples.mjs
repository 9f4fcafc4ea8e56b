// A repository of the examples of all rules: checking it runs the files of the rules.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files of examples that name none; a script is part of a Dockerfile. */
const USUAL = { dockerfile: 'Dockerfile', kubernetes: 'app.yaml', compose: 'compose.yaml' };

/**
 * Writes the first bad example of each rule to a directory of its own.
 * @param {string} folder an existing directory
 * @param ruleRows what `loadRules` of gen-rules.mjs gives
 */
export function writeExamples(folder, ruleRows) {
  for (const { language, rule } of ruleRows) {
    const [{ code, path, files = {} }] = rule.examples.bad;
    const isScript = language === 'shell' && path === undefined;
    const text = isScript ? `FROM debian\nRUN <<EOF\n${code}\nEOF\n` : code;
    const all = { ...files, [path ?? USUAL[language] ?? 'Dockerfile']: text };
    for (const [name, content] of Object.entries(all)) {
      const file = join(folder, rule.id, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
}
