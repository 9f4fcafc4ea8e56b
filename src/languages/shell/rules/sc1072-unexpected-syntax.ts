import type { Span } from '../../../core/text.ts';
import { type Fault, faultOf, stopsParser } from '../analysis/faults.ts';
import type { ShellDocument } from '../document.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1072',
  name: 'unexpected-syntax',
  title: 'incomplete command',
  severity: 'error',
  syntax: true,
  docs: {
    what: 'An operator or keyword without the operand it needs: `a && && b`, `a | | b`.',
    why: 'The shell parses the entire construct before running it, so it stops with a syntax error and the build fails.',
    instead: 'Add the missing part, or remove the operator.',
    exceptions:
      'An error with its own code is reported under that code. The `hadolint` profile also reports this one next to it, as ShellCheck does.',
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
      yield {
        at: placeOf(doc, fault),
        message: 'the script cannot be parsed from here on',
        help: 'fix the syntax error',
      };
  },
});

/** What is never closed is missed at the end of the script, as in ShellCheck. */
function placeOf({ text }: ShellDocument, { code, at }: Fault): Span {
  const isOpen = /^SC10(?:39|40|44|46|56|61|73)$/.test(code);
  return isOpen ? { start: text.length, end: text.length } : at;
}
