import type { Span } from '../../core/text.ts';
import type { CommentLine, LogicalLine } from './scan.ts';

/** What a template engine will replace in a Dockerfile. */
export interface TemplateText {
  /** Where it shows that the whole file is a template: its instructions depend on conditions, loops or the base image. */
  readonly engine: Span | undefined;
  /** Actions inside instructions that are otherwise plain. */
  readonly holes: readonly Span[];
}

/** Signs of which every template has one; most files are spared the patterns. */
const SIGNS = ['{{', '{%', '{#', '<%', '[%', '%%', '@', '% ', '(', '#i', '#d', '#s'];
/** Where an instruction should begin: an action, or a directive of Mako, m4 or a preprocessor. */
const ACTION_START =
  /^(?:\{\{|\{%|\{#|<%|\[%|%%[A-Za-z_]+%%|@[A-Za-z_]\w*@|%[ \t]*(?:if|elif|else|endif|for|endfor|while|endwhile)\b|(?:m4_)?(?:define|include|ifdef|ifelse|changequote|dnl)\()/;
/** A continued line that holds nothing but an action. */
const ACTION_LINE = /^[ \t]*(?:\{\{.*\}\}|\{%.*%\}|<%.*%>|\[%.*%\])[ \t]*\\?[ \t]*\r?$/;
/** A comment for the builder, and a directive for a preprocessor or Velocity. */
const DIRECTIVE = /^#(?:ifn?def[ \t]+\w+|include[ \t]+["<]|define[ \t]+\w+|if[ \t]*\(|if[ \t]+defined|set[ \t]*\()/;
const FROM_ACTION = /^from[ \t].*(?:\{\{|\{%|<%|\[%|%%[A-Za-z_]+%%|@[A-Za-z_]\w*@)/i;
const ACTION = /\{\{(?:[^}]|\}(?!\}))*\}\}|\{%(?:[^%]|%(?!\}))*%\}|<%(?:[^%]|%(?!>))*%>|%%[A-Za-z_]+%%/g;

/** Finds template text in the instructions of a Dockerfile; what its here-documents hold is content. */
export function templateIn(
  text: string,
  { lines, comments }: { readonly lines: readonly LogicalLine[]; readonly comments: readonly CommentLine[] },
): TemplateText {
  if (!SIGNS.some((sign) => text.includes(sign))) return { engine: undefined, holes: [] };
  const holes: Span[] = [];
  for (const { span } of comments) {
    if (DIRECTIVE.test(text.slice(span.start, span.end))) return { engine: span, holes };
  }
  for (const { head, joined } of lines) {
    if (ACTION_START.test(joined.text) || FROM_ACTION.test(joined.text)) return { engine: head, holes };
    const written = text.slice(head.start, head.end);
    if (!/\{\{|\{%|<%|\[%|%%/.test(written)) continue;
    if (written.split('\n').some((line, index) => index > 0 && ACTION_LINE.test(line))) return { engine: head, holes };
    for (const match of written.matchAll(ACTION)) {
      const start = head.start + match.index;
      holes.push({ start, end: start + match[0].length });
    }
  }
  return { engine: undefined, holes };
}

/** Whether a place begins or ends inside an action, so that what is said about it may be about template text. */
export function isInHole(holes: readonly Span[], { start, end }: Span): boolean {
  return holes.some((hole) => (hole.start <= start && start < hole.end) || (hole.start < end && end < hole.end));
}
