import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2267',
  name: 'xargs-i',
  title: 'xargs -i',
  severity: 'info',
  docs: {
    what: 'An `xargs -i`, which is an old spelling of `-I {}`.',
    why: 'GNU has it on sufferance; other systems do not know it.',
    instead: 'Write `xargs -I {}`.',
  },
  examples: {
    bad: [
      { code: 'a | xargs -i b {}\n', line: 1 },
      { code: 'a | xargs -i{} b {}\n', line: 1 },
    ],
    good: [{ code: 'a | xargs -I {} b {}\n' }, { code: 'a | xargs b -i\n' }],
  },
  needs: ['command:xargs'],

  *check(doc) {
    for (const { name, args } of commandsNamed(doc, 'xargs')) {
      if (name !== 'xargs') continue;
      for (let at = 0; at < args.length; at++) {
        const { text = '', span } = args[at] ?? {};
        if (!text.startsWith('-')) break;
        // The value of `-I` and its like is the next word.
        if (/^-[0rtpx]*[IPnLsdEa]$/.test(text)) at += 1;
        else if (span && /^-[0rtpx]*i/.test(text))
          yield { at: span, message: '`-i` is an old spelling that other systems do not know', help: 'xargs -I {}' };
      }
    }
  },
});
