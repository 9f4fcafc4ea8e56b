// Two plugins for the rules. Most commits meet a tenth of the rules: in the bundle the file of a rule is run when the
// rule is first asked, and what has to be known before is a row of JSON. Documentation and examples go to rules.json.
import { edited } from './files.mjs';

const RULE_FILE = /\/rules\/[a-z][a-z0-9]*\d-[^/]+\.ts$/;
const LAZY = ['dockerfile', 'shell', 'kubernetes', 'compose', 'images', 'project'];

/** What the rows of a language say of its rules. */
const IN_ROWS = 'name title profiles since fixable aliases standsFor references docs examples needs'.split(' ');

/** Puts lists that run the file of a rule on demand (src/engine/lazy-rule.ts) in the place of the lists of rules. */
export function lazyRules(ruleRows) {
  return {
    name: 'lazy-rules',
    transform(code, id) {
      const language = LAZY.find((one) => id.endsWith(`/engine/rules-${one}.gen.ts`));
      if (!language) return null;
      const files = [...code.matchAll(/^import \w+ from '([^']+)';$/gm)].map((match) => match[1]);
      const rules = ruleRows.filter((row) => row.language === language).map(({ rule }) => rule);
      if (rules.length !== files.length) throw new Error(`${language} has ${files.length} rules, not ${rules.length}`);
      const rows = rules.map((rule) => JSON.stringify(rowOf(rule, language))).join('\n');
      const needs = JSON.stringify(needsOf(rules));
      const loads = files.map((file) => `  () => require('${file}').default,\n`).join('');
      const type = language === 'project' ? 'LazyProjectRules' : 'LazyRules';
      const others = /^export \{ \w+ \} from .*;$/m.exec(code)?.[0] ?? '';
      const list = `new ${type}(${JSON.stringify(rows)}, ${JSON.stringify(needs)}, [\n${loads}])`;
      return {
        code: `import { ${type} } from './lazy-rule.ts';\n${others}\nexport const rules = ${list};\n`,
        map: null,
      };
    },
  };
}

/** What selecting and asking a rule needs to know of it: `RuleRow` of src/engine/lazy-rule.ts. */
function rowOf(rule, language) {
  const { id, name, severity, profiles, fixable, aliases, references, files, standsFor } = rule;
  const isPage = references[0] === `https://www.shellcheck.net/wiki/${id}`;
  const row = {
    id,
    name,
    severity,
    profiles,
    fixable: fixable === 'never' ? undefined : fixable,
    aliases: aliases.length === 0 ? undefined : aliases,
    references: isPage ? undefined : references.slice(0, 1),
    standsFor,
  };
  return language === 'project' ? { ...row, files, keeps: 'keeps' in rule, wants: 'wants' in rule } : row;
}

/** `Needs` of src/engine/needs.ts, with the map as a list of its entries. */
function needsOf(rules) {
  const byFeature = new Map();
  rules.forEach(({ needs = [] }, place) => {
    for (const feature of needs) byFeature.set(feature, [...(byFeature.get(feature) ?? []), place]);
  });
  const always = rules.flatMap(({ needs }, place) => (needs ? [] : [place]));
  return { always, byFeature: [...byFeature] };
}

/** Takes out of the files of rules what the rows and rules.json say. */
export const stripDocs = {
  name: 'strip-docs',
  transform(code, id) {
    if (!RULE_FILE.test(id)) return null;
    const edit = id.includes('/engine/') ? emptied : dropped;
    const edits = this.parse(code, { lang: 'ts' })
      .body.filter((node) => node.type === 'ExportDefaultDeclaration' && node.declaration.type === 'CallExpression')
      .flatMap(({ declaration }) => declaration.arguments)
      .filter((argument) => argument.type === 'ObjectExpression')
      .flatMap(({ properties }) => properties.flatMap(edit));
    return { code: edited(code, edits), map: null };
  },
};

/** Takes a property that is in the row out of a rule's own file, to the start of the next one. */
function dropped(property, index, properties) {
  const next = properties[index + 1];
  if (!next || property.type !== 'Property' || !IN_ROWS.includes(property.key.name)) return [];
  return [{ start: property.start, end: next.start, by: '' }];
}

/** A rule of the engine has no row: its documentation is emptied, and its first reference stays, which is its page. */
function emptied({ type, key, value }) {
  if (type !== 'Property' || key.type !== 'Identifier') return [];
  const { start, end } = value;
  if (key.name === 'docs') return [{ start, end, by: '{ what: "", why: "", instead: "" }' }];
  if (key.name === 'examples') return [{ start, end, by: '{ bad: [], good: [] }' }];
  if (key.name !== 'references' || value.type !== 'ArrayExpression') return [];
  const [, second] = value.elements;
  return second ? [{ start: second.start, end: value.elements.at(-1).end, by: '' }] : [];
}

/** Content of rules.json: everything of the rules but what they do. */
export function documentationOf(ruleRows) {
  const rows = ruleRows.map(
    ({ language, rule: { check, checkAll, applies, wants, keeps, needs, files, ...meta } }) => ({
      ...meta,
      language,
    }),
  );
  return JSON.stringify(rows);
}
