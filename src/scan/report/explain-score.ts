import { escapeText } from '../../report/escape.ts';
import { SCORE_VERSION } from '../priority/score.ts';
import type { Scan } from '../scan.ts';
import { exploitText, fixedText, plural } from './words.ts';

/** How the scores of one vulnerability, by its id or an alias, are made up. */
export function explainScore({ assessment }: Scan, id: string): string {
  const all = [...assessment.issues, ...[...assessment.aside.values()].flat()];
  const found = all.filter((issue) => issue.id === id || issue.aliases.includes(id));
  if (found.length === 0) return `${escapeText(id)} is not among the ${plural(all.length, 'issue')} of this image.\n`;
  return found
    .map((issue) => {
      const { score, severity, packages } = issue;
      const rows = [
        ['severity', score.s, 400, severity.cvss === undefined ? severity.level : `CVSS ${severity.cvss.toFixed(1)}`],
        ['exploitation', score.e, 350, exploitText(issue) || 'nothing known'],
        ['fix', score.f, 150, fixedText(issue)],
        ['place', score.p, 100, packages[0].release ? 'package of the system' : 'dependency of the application'],
      ] as const;
      const lines = rows.map(
        ([name, value, most, why]) => `  ${name.padEnd(13)}${String(value).padStart(4)} of ${most}  ${escapeText(why)}`,
      );
      const head = `${escapeText(`${issue.id} in ${issue.name} ${issue.version}`)}: ${score.total} of 1000, ${score.bucket}`;
      return `${[head, ...lines].join('\n')}\n  score version ${SCORE_VERSION}\n`;
    })
    .join('\n');
}
