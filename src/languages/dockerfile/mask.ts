import type { Scan } from './scan.ts';

/**
 * The file as dockerfile-ast 0.7 reads it right: a text of the same length in which comments, here-document bodies and
 * lone carriage returns are blank, `<<` is harmless, and a doubled escape character at a line end is none. Every
 * offset stays valid.
 */
export function mask(text: string, { lines, directives, escape: escapeChar }: Scan): string {
  const out: string[] = [];
  let at = 0;
  const blankTo = (end: number): void => {
    if (end > at) out.push(text.slice(at, end).replace(/[^\r\n]/g, ' '));
    at = Math.max(at, end);
  };
  const keepTo = (end: number): void => {
    if (end > at) out.push(text.slice(at, end));
    at = Math.max(at, end);
  };
  if (text.charCodeAt(0) === 0xfeff) keepTo(1);
  for (const { span } of directives) keepTo(span.end);
  for (const line of lines) {
    blankTo(line.head.start);
    const head = text.slice(line.head.start, line.head.end);
    out.push(maskHead(head, escapeChar));
    at = line.head.end;
  }
  blankTo(text.length);
  return out.join('').replace(/\r(?!\n)/g, ' ');
}

function maskHead(head: string, escapeChar: string): string {
  const lines = head.split('\n').map((line, index) => {
    if (index > 0 && /^\s*#/.test(line)) return line.replace(/[^\r]/g, ' ');
    const content = line.trimEnd();
    return content.endsWith(escapeChar + escapeChar) ? `${content.slice(0, -1)}_${line.slice(content.length)}` : line;
  });
  return lines.join('\n').replaceAll('<<', '__');
}
