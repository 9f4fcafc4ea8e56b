import type { PlannedFix } from '../../src/app/staged-fix/fix-staged.ts';
import type { Finding, FindingEdit } from '../../src/core/finding.ts';
import { LineIndex } from '../../src/core/text.ts';
import type { CheckedFile, RunResult } from '../../src/engine/run.ts';

/** Words that a judge for tests of fixing objects to: replaced, followed by a new line, or taken out with their line. */
const WORD = /BAD (\d+)|MORE (\d+)|(?<=^|\n)DROP \d+\r?\n|STUCK \d+/g;

/** Stands in for the rules: findings with fixes at known words. `STUCK` blocks and cannot be fixed. */
export async function judgeWords(files: readonly CheckedFile[]): Promise<RunResult> {
  const findings = files.flatMap(({ file: { path, text } }) => {
    const lines = new LineIndex(text);
    return [...text.matchAll(WORD)].flatMap((match): Finding[] => {
      const [word, bad, more] = match;
      const start = match.index;
      const end = start + word.length;
      const edit = editOf(word, bad, more, start, end, text);
      if (edit === undefined) return [];
      return [
        {
          ...{
            rule: 'W1',
            name: 'word',
            aliases: [],
            severity: 'error',
            blocking: true,
            message: word,
            help: '',
            url: '',
          },
          ...{ file: path, language: 'dockerfile', path: null, related: [] },
          start: lines.position(start),
          end: lines.position(end),
          fix: edit === 'none' ? null : { safety: 'safe', title: 'Mend', edits: [edit] },
        },
      ];
    });
  });
  return {
    findings,
    existing: new Set(),
    errors: [],
    skipped: [],
    files: new Map(files.map(({ file }) => [file.path, file])),
  };
}

/** The fixes of some files, and the judgement of all of them with fixes applied, as `fixStaged` wants them. */
export async function wordFixes(files: readonly CheckedFile[]) {
  const fixes = files.map((checked) => ({ checked, text: mended(checked.file.text), count: 1 }));
  return {
    fixes,
    result: await judgeWords(files),
    judge: (applied: readonly PlannedFix[]) =>
      judgeWords(
        files.map((checked) => {
          const text = applied.find((one) => one.checked === checked)?.text ?? checked.file.text;
          return { ...checked, file: { ...checked.file, text } };
        }),
      ),
  };
}

function editOf(
  word: string,
  bad: string | undefined,
  more: string | undefined,
  start: number,
  end: number,
  text: string,
): FindingEdit | 'none' | undefined {
  if (word.startsWith('STUCK')) return 'none';
  if (bad !== undefined) return { start, end, text: `GOOD ${bad}` };
  if (more === undefined) return { start, end, text: '' };
  const feed = text.indexOf('\n', end);
  if (feed === -1 || text.startsWith(`ADDED ${more}`, feed + 1)) return undefined;
  const ending = text[feed - 1] === '\r' ? '\r\n' : '\n';
  return { start: feed + 1, end: feed + 1, text: `ADDED ${more}${ending}` };
}

/** What the fixes make of a text, found another way. */
export function mended(text: string): string {
  return text
    .replace(/(^|\n)(?:DROP \d+\r?\n)+/g, '$1')
    .replace(/BAD (\d+)/g, 'GOOD $1')
    .replace(/MORE (\d+)([^\r\n]*)(\r?\n)(?!ADDED \1)/g, 'MORE $1$2$3ADDED $1$3');
}

/** A text without its mended and mendable words: what must be the same before and after. */
export function essence(text: string): string {
  return text.replace(/(?<=^|\n)(?:DROP|ADDED) \d+\r?\n/g, '').replace(/(?:GOOD|BAD) (\d+)/g, 'WORD $1');
}
