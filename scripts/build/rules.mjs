// Two plugins for the rules. Most commits need a tenth of the rules: in the bundle the file of a rule runs when the rule
// is first used, and a row of JSON holds what has to be known before that. Documentation and examples go to rules.json.
import { edited } from './files.mjs';

const RULE_FILE = /\/rules\/[a-z][a-z0-9]*\d-[^/]+\.ts$/;
const LAZY = ['dockerfile', 'shell', 'kubernetes', 'compose', 'images', 'project'];

/** Properties of a rule that its row or rules.json holds. */
const IN_ROWS = 'name title profiles since fixable aliases standsFor references docs examples needs'.split(' ');

/** Replaces the list of a language's rules by one that runs the file of a rule on demand (src/engine/lazy-rule.ts). */
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

/** What selecting a rule and reporting its findings need: `RuleRow` of src/engine/lazy-rule.ts. */
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

/** Removes what the rows and rules.json hold from the files of the rules. */
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

/** Removes a property up to the start of the next one; the last property of a rule is its check. */
function dropped(property, index, properties) {
  const next = properties[index + 1];
  if (!next || property.type !== 'Property' || !IN_ROWS.includes(property.key.name)) return [];
  return [{ start: property.start, end: next.start, by: '' }];
}

/** Rules of the engine have no rows: their documentation becomes empty, and the first reference, the page, stays. */
function emptied({ type, key, value }) {
  if (type !== 'Property' || key.type !== 'Identifier') return [];
  const { start, end } = value;
  if (key.name === 'docs') return [{ start, end, by: '{ what: "", why: "", instead: "" }' }];
  if (key.name === 'examples') return [{ start, end, by: '{ bad: [], good: [] }' }];
  if (key.name !== 'references' || value.type !== 'ArrayExpression') return [];
  const [, second] = value.elements;
  return second ? [{ start: second.start, end: value.elements.at(-1).end, by: '' }] : [];
}

/** The content of rules.json: all properties of the rules except code. */
export function documentationOf(ruleRows) {
  const rows = ruleRows.map(
    ({ language, rule: { check, checkAll, applies, wants, keeps, needs, files, ...meta } }) => ({
      ...meta,
      language,
    }),
  );
  return JSON.stringify(rows);
}
