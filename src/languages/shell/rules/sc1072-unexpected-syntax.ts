import type { Span } from '../../../core/text.ts';
import { type Fault, faultOf, stopsParser } from '../analysis/faults.ts';
import type { ShellDocument } from '../document.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1072',
  name: 'unexpected-syntax',
  title: 'a part of a command is missing',
  severity: 'error',
  syntax: true,
  docs: {
    what: 'An operator or keyword that is not followed by what it needs: `a && && b`, `a | | b`.',
    why: 'The shell reads the whole construct before it runs it: it stops with a syntax error, and the build with it.',
    instead: 'Add the missing part, or delete the operator.',
    exceptions:
      'An error with a code of its own is reported under that code. The profile `hadolint` reports this one next to it, as ShellCheck does.',
  },
  examples: {
    bad: [
      { code: 'make && && make test\n', line: 1 },
      { code: 'make | | tee log\n', line: 1 },
    ],
    good: [{ code: 'make && make test\n' }, { code: 'make | tee log\n' }],
  },
  needs: ['broken'],

  *check(doc, { profile }) {
    const fault = faultOf(doc);
    if (fault?.code === 'SC1072') yield { at: fault.at, message: fault.message, help: fault.help };
    else if (fault && profile === 'hadolint' && stopsParser(fault))
      yield { at: placeOf(doc, fault), message: 'the script cannot be parsed from here', help: 'fix the syntax error' };
  },
});

/** What is never closed is missed at the end of the script, as in ShellCheck. */
function placeOf({ text }: ShellDocument, { code, at }: Fault): Span {
  const isOpen = /^SC10(?:39|40|44|46|56|61|73)$/.test(code);
  return isOpen ? { start: text.length, end: text.length } : at;
}
