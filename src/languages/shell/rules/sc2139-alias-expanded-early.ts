import { commandsNamed } from '../analysis/named-commands.ts';
import type { SyntaxNode, Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { isExpansion } from '../word.ts';

export default defineShellcheckRule({
  id: 'SC2139',
  name: 'alias-expanded-early',
  title: 'alias expanded at definition',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A variable or substitution in an `alias` outside single quotes.',
    why: 'It is expanded once, when the alias is defined, not each time the alias is used.',
    instead: 'Use single quotes: `alias ll=\'ls "$dir"\'`.',
  },
  examples: {
    bad: [
      { code: 'alias here="cd $PWD"\n', line: 1 },
      { code: '#!/bin/bash\nalias now="echo $(date)"\n', line: 2 },
    ],
    good: [{ code: 'alias here=\'cd "$PWD"\'\n' }, { code: 'alias here="cd \\$PWD"\n' }],
  },
  needs: ['command:alias'],

  *check(doc) {
    for (const { name, args } of commandsNamed(doc, 'alias')) {
      if (name !== 'alias') continue;
      for (const { node, text } of args) {
        const word = node.type === 'Word' ? node : node.value.type === 'Word' ? node.value : undefined;
        const early = text.includes('=') && word ? firstExpansion(word) : undefined;
        if (early)
          yield {
            at: doc.tree.spanOf(early),
            message: `\`${early.text.slice(0, 30)}\` is expanded now, not when the alias is used`,
            help: 'use single quotes to expand it on each use',
          };
      }
    }
  },
});

function firstExpansion({ parts = [] }: Word): (SyntaxNode & { readonly text: string }) | undefined {
  for (const part of parts) {
    if (isExpansion(part) || part.type === 'BraceExpansion') return part;
    const inner = part.type === 'DoubleQuoted' ? part.parts.find(isExpansion) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
