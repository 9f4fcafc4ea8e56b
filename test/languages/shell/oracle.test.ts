import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rules } from '../../../src/engine/rules-shell.gen.ts';

const shellcheck = process.env['SHELLCHECK'] ?? 'shellcheck';
const found = spawnSync(shellcheck, ['--version'], { encoding: 'utf8' });
const isThere = /^version: 0\.11\./m.test(found.stdout ?? '');

/** Examples of these codes are judged in another way, on purpose. */
const OTHERWISE: Readonly<Record<string, string>> = {
  SC1056: 'ours is at the brace, theirs at the end of the file',
  SC1075: 'only reported where a `fi` is missing',
  SC1080: 'theirs is SC1073 and SC1072',
  SC1118: 'only reported where no later line ends the here-document',
  SC2144: 'reported for `test` too',
  SC2170: 'an empty text is no number either',
  SC3020: 'reported for `&>>` too',
};

describe.skipIf(!isThere)('ShellCheck 0.11', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-oracle-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const ours = rules.filter(({ id }) => id.startsWith('SC') && !Object.hasOwn(OTHERWISE, id));
  const files = ours.flatMap(({ id, examples }) =>
    [...examples.bad, ...examples.good].map(({ code }, index) => {
      const file = join(folder, `${id}-${index}.sh`);
      writeFileSync(file, code.startsWith('#!') ? code : `# shellcheck shell=sh\n${code}`);
      return { file, added: code.startsWith('#!') ? 0 : 1 };
    }),
  );
  const { stdout } = spawnSync(shellcheck, ['-f', 'json1', '-S', 'style', '--norc', ...files.map(({ file }) => file)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const said = new Set<string>();
  for (const { file, line, code } of JSON.parse(stdout).comments)
    said.add(`${file}:${line}:SC${code}`).add(`${file}:SC${code}`);

  it.each(ours.map((rule) => [rule.id, rule] as const))('says %s where the examples do', (id, { examples }) => {
    const at = (index: number) => files.find(({ file }) => file.endsWith(`/${id}-${index}.sh`));
    examples.bad.forEach(({ line = 0 }, index) => {
      const { file = '', added = 0 } = at(index) ?? {};
      expect(said.has(`${file}:${line + added}:${id}`), `bad example ${index + 1}`).toBe(true);
    });
    examples.good.forEach((_, index) => {
      const { file } = at(examples.bad.length + index) ?? {};
      expect(said.has(`${file}:${id}`), `good example ${index + 1}`).toBe(false);
    });
  });
});
