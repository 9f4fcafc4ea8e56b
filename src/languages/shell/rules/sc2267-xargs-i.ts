import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2267',
  name: 'xargs-i',
  title: 'use of xargs -i',
  severity: 'info',
  docs: {
    what: '`xargs -i`, an obsolete form of `-I {}`.',
    why: 'GNU xargs has deprecated it; other systems do not support it.',
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
          yield {
            at: span,
            message: '`-i` is an obsolete option that other systems do not support',
            help: 'use -I: xargs -I {}',
          };
      }
    }
  },
});
