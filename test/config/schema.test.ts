import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config/load.ts';
import { PROJECT } from '../support/io.ts';
import { draft7Validator } from '../support/json-schema.ts';

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
const violations = draft7Validator(JSON.parse(read('docs/schema.json')));

/** What the loader reports, or nothing. */
async function refusal(text: string): Promise<string> {
  return loadConfig({ read: (path) => (path === '.plimsoll.yaml' ? text : undefined) }).then(
    () => '',
    (error: unknown) => String(error),
  );
}

/** The YAML blocks of a page that are configurations. */
function examples(page: string, key: string): string[] {
  const blocks = [...read(page).matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);
  return blocks.filter((text) => text.startsWith(key));
}

const TEMPLATE = read('templates/config/.plimsoll.yaml');
/** The template with every line in use that is commented out. */
const WHOLE = TEMPLATE.replaceAll(/^# (?=[a-zA-Z]+:(?: |$)| )/gm, '');

describe('docs/schema.json', () => {
  it.each([
    ['the template', TEMPLATE],
    ['the template without its comments', WHOLE],
    ...examples('README.md', 'ignore:').map((text) => ['the example of README.md', text]),
    ...examples('docs/scan.md', 'scan:').map((text) => ['the example of docs/scan.md', text]),
    ['our own configuration', read('.plimsoll.yaml')],
  ])('accepts %s, as the loader does', async (_what, text) => {
    expect(violations(parse(text))).toEqual([]);
    expect(await refusal(text)).toBe('');
  });

  it('covers every example, and every key of the template', () => {
    expect(examples('README.md', 'ignore:')).toHaveLength(1);
    expect(examples('docs/scan.md', 'scan:')).toHaveLength(1);
    const keys = ['select', 'extendSelect', 'ignore', 'severity', 'failOn', 'scope', 'quiet', 'trustedRegistries'];
    expect(Object.keys(parse(WHOLE))).toEqual([...keys, 'files', 'overrides', 'kubernetes']);
  });

  it.each([
    'failOn: fatal',
    'ignored: [DL3008]',
    'ignore: { DL3008: true }',
    'severity: { DL3008: fatal }',
    'files: { docker: [x] }',
    'overrides: [{ ignore: [DL3008] }]',
    'overrides: [{ files: [x], scope: new }]',
    'scan: { ignore: [{ id: CVE-2026-1 }] }',
    'scan: { ignore: [{ id: CVE-2026-1, until: soon, reason: x }] }',
    'quiet: "yes"',
    'labels: { version: number }',
    'kubernetes: { policy: { sortedKeys: some } }',
  ])('refuses %s, as the loader does', async (text) => {
    expect(violations(parse(text))).not.toEqual([]);
    expect(await refusal(text)).toMatch(/^ConfigError: /);
  });
});
