import type { Args } from '../core/args.ts';
import type { Io } from '../core/io.ts';
import type { RuleRow } from '../engine/rule-row.ts';
import { ruleTable } from '../engine/rule-table.gen.ts';
import { rulesSelected } from './lookup.ts';
import { ruleTableMarkdown } from './rule-pages.ts';

/** `plimsoll rules`: the table of rules, or of those that the selectors name. */
export async function rules(args: Args, io: Io): Promise<number> {
  const wanted = new Set(args.positionals.flatMap((selector) => rulesSelected(selector)));
  const rows = args.positionals.length === 0 ? ruleTable : ruleTable.filter((row) => wanted.has(row));
  const format = args.value('format') ?? 'text';
  if (format === 'json') io.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else if (format === 'markdown') io.stdout.write(ruleTableMarkdown(rows));
  else io.stdout.write(toText(rows));
  return 0;
}

function toText(rows: readonly RuleRow[]): string {
  const cells = rows.map((row) => [
    row.id,
    row.profiles.recommended ?? 'off',
    row.fixable === 'never' ? '' : 'fix',
    row.name,
    row.title,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...cells.map((row) => (row[column] ?? '').length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const on = rows.filter((row) => row.profiles.recommended).length;
  return `${lines.join('\n')}\n\n${rows.length} rules, ${on} of them in profile recommended with the severity shown.\n`;
}
