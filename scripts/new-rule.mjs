// Writes the skeleton of a rule and of its test: npm run new-rule -- dockerfile DF099 bad-pattern
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const USAGE = 'usage: npm run new-rule -- <dockerfile|shell|kubernetes|compose|images> <ID> <bad-pattern>';

/** What a rule of a language looks at: its type, where that is, and a loop over what it reports. */
const LANGUAGES = {
  dockerfile: {
    type: 'DockerfileDocument',
    bad: 'FROM debian:13-slim\nADD . /srv\n',
    good: 'FROM debian:13-slim\nCOPY . /srv\n',
  },
  shell: {
    type: 'ShellDocument',
    bad: '#!/bin/sh\ncd /srv\n',
    good: '#!/bin/sh\ncd /srv || exit 1\n',
    needs: `  // One of these occurs in every script in which something is reported; see ../features.ts.
  needs: ['Command'],
`,
  },
  kubernetes: { type: 'KubernetesDocument', bad: 'apiVersion: v1\nkind: Pod\n', good: 'apiVersion: v1\nkind: List\n' },
  compose: {
    type: 'ComposeDocument',
    bad: 'services:\n  web: {}\n',
    good: 'services:\n  web:\n    image: nginx:1.31\n',
  },
  images: { type: 'ImagesDocument', bad: 'FROM debian\n', good: 'FROM debian:13-slim\n' },
};

function fail(message) {
  console.error(`${message}\n${USAGE}`);
  process.exit(2);
}

const [language, id, name] = process.argv.slice(2);
if (!language || !id || !name) fail('a rule needs a language, an id and a name');
const kind = Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language] : fail(`no language ${language}`);
if (!/^[A-Z]+\d{3,4}$/.test(id)) fail(`${id} is no id: capitals and three or four digits`);
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name)) fail(`${name} is no name: two or more words with dashes, lower case`);

const rules = `src/languages/${language}/rules`;
const stem = `${id.toLowerCase()}-${name}`;
const taken = existsSync(join(root, rules))
  ? readdirSync(join(root, rules)).find(
      (file) => file.startsWith(`${id.toLowerCase()}-`) || file.endsWith(`-${name}.ts`),
    )
  : undefined;
if (taken) fail(`${rules}/${taken} has that id or name already`);

const lines = (text) => JSON.stringify(text).replaceAll("'", "\\'").replace(/^"|"$/g, "'");
const rule = `import { defineRule } from '../../../core/rule.ts';
import type { ${kind.type} } from '../document.ts';

export default defineRule<${kind.type}>({
  id: '${id}',
  name: '${name}',
  title: 'what is bad, in a few words',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  references: [],
  docs: {
    what: 'What is reported, in one sentence.',
    why: 'What goes wrong because of it.',
    instead: 'What to write.',
  },
  examples: {
    bad: [{ code: ${lines(kind.bad)}, line: 2 }],
    good: [{ code: ${lines(kind.good)} }],
  },
${kind.needs ?? ''}
  *check(doc) {
    // Yield { at, message } for each place. The first run of the tests says which are missing.
    if (doc.file.text === '') yield { at: { start: 0, end: 0 }, message: 'this file is empty' };
  },
});
`;
const test = `import rule from '../../../${rules}/${stem}.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [${lines(kind.bad)}],
  accepts: [${lines(kind.good)}],
});
`;
for (const [path, text] of [
  [`${rules}/${stem}.ts`, rule],
  [`test/rules/${language}/${stem}.test.ts`, test],
]) {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text, { flag: 'wx' });
  console.log(`wrote ${path}`);
}
console.log(
  `next: npm run gen, then npx vitest run test/rules/${language}/${stem}.test.ts; it fails until the rule is written`,
);
