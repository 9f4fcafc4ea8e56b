import type { Args } from '../core/args.ts';
import { type Io, wantsColor } from '../core/io.ts';
import { type Paint, paintFor } from '../report/paint.ts';
import { wrap } from '../report/wrap.ts';
import { ruleNamed } from './lookup.ts';
import { loadRuleDocs, type RuleDoc } from './rule-docs.ts';
import { ruleSection } from './rule-pages.ts';

/** `plimsoll explain`: the documentation of rules in the terminal. */
export async function explain(args: Args, io: Io): Promise<number> {
  const rows = args.positionals
    .flatMap((word) => word.split(','))
    .filter((word) => word !== '')
    .map(ruleNamed);
  const all = await loadRuleDocs(io.packageRoot);
  const docs = rows.flatMap((row) => all.find((doc) => doc.id === row.id) ?? []);
  const format = args.value('format') ?? 'text';
  if (format === 'json') {
    io.stdout.write(`${JSON.stringify(docs.map(toJson), null, 2)}\n`);
  } else if (format === 'markdown') {
    io.stdout.write(docs.map((doc) => ruleSection(doc)).join('\n'));
  } else {
    const paint = paintFor(wantsColor(args.flag('color'), io.env, io.stdout));
    const columns = Math.max(40, Math.min(io.stdout.columns || 80, 100));
    io.stdout.write(docs.map((doc) => toText(doc, paint, columns)).join('\n\n'));
  }
  return 0;
}

/** The documentation without the functions that a rule loaded from source has. */
function toJson(doc: RuleDoc): RuleDoc {
  const { id, name, title, language, severity, profiles, since, fixable, aliases, references, docs, examples } = doc;
  return { id, name, title, language, severity, profiles, since, fixable, aliases, references, docs, examples };
}

function toText(doc: RuleDoc, paint: Paint, columns: number): string {
  const paragraph = (label: string, text: string): string =>
    `${paint.bold(label)}\n${wrap(text, columns - 2)
      .map((line) => `  ${line}`)
      .join('\n')}`;
  const on = doc.profiles.recommended;
  const profiles = Object.entries(doc.profiles).map(([name, severity]) => `${name} (${severity})`);
  const facts = [
    on ? `${on} by default` : 'off by default',
    ...(doc.fixable === 'never' ? [] : [doc.fixable === 'always' ? 'can be fixed' : 'can sometimes be fixed']),
  ];
  const [bad] = doc.examples.bad;
  const [good] = doc.examples.good;
  const name = `${doc.id} ${doc.name}`;
  const more = `(${facts.join(', ')})`;
  const fits = `${name}: ${doc.title} ${more}`.length <= columns;
  const parts = [
    `${paint.bold(name)}: ${doc.title}${fits ? ' ' : '\n  '}${more}`,
    paragraph('What', doc.docs.what),
    paragraph('Why', doc.docs.why),
    paragraph('Instead', doc.docs.instead),
    ...(doc.docs.exceptions ? [paragraph('Exceptions', doc.docs.exceptions)] : []),
    ...(doc.docs.safe ? [paragraph('Why the fix is safe', doc.docs.safe)] : []),
    ...(bad ? [`${paint.bold(`Reported on line ${bad.line}`)}\n${indent(bad.code)}`] : []),
    ...(bad?.fixed === undefined ? [] : [`${paint.bold('Fixed')}\n${indent(bad.fixed)}`]),
    ...(good ? [`${paint.bold('Accepted')}\n${indent(good.code)}`] : []),
    paragraph('Profiles', profiles.join(', ') || 'none: switch it on with extendSelect'),
    ...(doc.aliases.length > 0 ? [paragraph('Also known as', doc.aliases.join(', '))] : []),
    ...(doc.references.length > 0 ? [`${paint.bold('See')}\n${indent(doc.references.join('\n'))}`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line.replace(/\r$/, '')}`))
    .join('\n');
}
