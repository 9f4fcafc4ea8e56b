import { firstThat } from '../../../core/bisect.ts';
import type { Span } from '../../../core/text.ts';
import { isShellName, namesIn } from '../analysis/names.ts';
import { REFERRING, variablesOf } from '../analysis/variables.ts';
import type { ShellDocument } from '../document.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

/** What a here-document sets, were it a script: `A=1`, `for a in`, `read a`. */
const SETTING =
  /(?:^|[;&|({]|\b(?:export|readonly|local|declare|then|do|else)\b)[ \t]*(?:([A-Za-z_]\w*)=(?!=)|for[ \t]+(\w+)[ \t]+in\b|read[ \t]+(?:-[A-Za-z]+[ \t]+)*(\w+))/gm;

const VALUE = /^(?:"[^"]*"|'[^']*'|[^\s;&|"'])*/;
/** Where a value of a usual length ends. */
const MAX_VALUE = 200;

export default defineShellcheckRule({
  id: 'SC2154',
  name: 'unassigned-variable',
  title: 'unset variable',
  severity: 'warning',
  docs: {
    what: 'A variable with a lower-case letter in its name that is read but never set, neither in the script nor with ENV or ARG. Also any variable in an unquoted here-document (`<<EOF`) whose text sets it: the shell expands it before that text runs.',
    why: 'It is empty, so the command does not work on the intended value; often the name is misspelled.',
    instead: 'Set it, correct the name, or write `${name:-}` if it may be unset.',
    exceptions:
      'Upper-case names may come from the environment; names that the script tests or gives a default may be unset intentionally.',
  },
  examples: {
    bad: [
      { code: 'version=1.2\necho "$versoin"\n', line: 2 },
      { code: 'rm -rf "/srv/$app_dir"\n', line: 1 },
    ],
    good: [{ code: 'version=1.2\necho "$version"\n' }, { code: 'echo "${debug:-}" "$JAVA_HOME"\n' }],
  },
  needs: REFERRING,

  *check(doc, { profile }) {
    const { assignments, references, guarded } = variablesOf(doc);
    if (references.length === 0) return;
    const outside = namesIn(doc.variables);
    const seen = new Set([...guarded, ...assignments.map(({ name }) => name)]);
    const texts = new Texts(doc);
    for (const { name, span, late, nested } of references) {
      // A prompt or an alias is expanded when other files have been read.
      if (late && profile !== 'hadolint') continue;
      // ShellCheck does not look for these.
      if (nested && profile === 'hadolint') continue;
      if (seen.has(name) || outside.has(name) || isShellName(name)) continue;
      const body = texts.bodyAt(span.start);
      const isLate = (body?.sets.get(name) ?? span.end) < span.start;
      // For an upper-case name only this shows that it is not set from outside. ShellCheck does not look for it.
      if (!/[a-z]/.test(name) && (!isLate || profile === 'hadolint')) continue;
      seen.add(name);
      const isQuoted = !body && (texts.stringAt(span.start)?.sets.get(name) ?? span.end) < span.start;
      const escaped = `escape it as \\$${name} for the program that reads the text, or`;
      yield {
        at: span,
        message:
          isLate || isQuoted
            ? `\`${name}\` is empty here: this shell expands it before the text that sets it runs`
            : `\`${name}\` is never set, so it is empty here`,
        help: body
          ? `${escaped} quote the end marker: <<'EOF'`
          : isQuoted
            ? `${escaped} put the text in single quotes`
            : `set it, or allow it to be unset: \${${name}:-}`,
      };
    }
  },
});

interface Text {
  readonly end: number;
  /** Where each name is set first. */
  readonly sets: ReadonlyMap<string, number>;
}

/** Texts into which the shell puts values before a program reads them, by where they begin. */
class Texts {
  private readonly doc: ShellDocument;
  private readonly bodies: readonly Span[];
  private readonly strings: readonly Span[];
  private readonly known = new Map<number, Text>();

  constructor(doc: ShellDocument) {
    this.doc = doc;
    this.bodies = doc.tree.ofType('HereDoc').map(({ body: { pos, end } }) => ({ start: pos, end }));
    this.strings = doc.tree.ofType('DoubleQuoted').map(({ pos, end }) => ({ start: pos + 1, end: end - 1 }));
  }

  /** The here-document at a place. */
  bodyAt(offset: number): Text | undefined {
    return this.at(this.bodies, offset);
  }

  /** The string in double quotes at a place. */
  stringAt(offset: number): Text | undefined {
    return this.at(this.strings, offset);
  }

  private at(spans: readonly Span[], offset: number): Text | undefined {
    const span = spans[firstThat(spans, ({ start }) => start > offset) - 1];
    if (!span || offset >= span.end) return undefined;
    let text = this.known.get(span.start);
    if (!text) {
      text = { end: span.end, sets: namesSetIn(this.doc.text, span) };
      this.known.set(span.start, text);
    }
    return text;
  }
}

function namesSetIn(text: string, { start, end }: Span): ReadonlyMap<string, number> {
  const sets = new Map<string, number>();
  for (const { 0: written, 1: assigned, 2: looped, 3: read, index } of text.slice(start, end).matchAll(SETTING)) {
    const name = assigned ?? looped ?? read;
    if (name === undefined || sets.has(name)) continue;
    const at = start + index + written.length;
    const value = VALUE.exec(text.slice(at, Math.min(end, at + MAX_VALUE)))?.[0] ?? '';
    // `A=$A` takes over what is set outside.
    if (!value.includes(`$${name}`) && !value.includes(`\${${name}`)) sets.set(name, at);
  }
  return sets;
}
