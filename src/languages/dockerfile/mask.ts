import type { Escape } from './scan.ts';

/**
 * The lines of an instruction as dockerfile-ast 0.7 reads them right: a text of the same length in which comments and
 * lone carriage returns are blank, `<<` is harmless, and a doubled escape character at a line end is none.
 */
export function maskHead(head: string, escapeChar: Escape): string {
  const lines = head.split('\n').map((line, index) => {
    if (index > 0 && /^\s*#/.test(line)) return line.replace(/[^\r]/g, ' ');
    const content = line.trimEnd();
    return content.endsWith(escapeChar + escapeChar) ? `${content.slice(0, -1)}_${line.slice(content.length)}` : line;
  });
  return lines
    .join('\n')
    .replaceAll('<<', '__')
    .replace(/\r(?!\n)/g, ' ');
}
