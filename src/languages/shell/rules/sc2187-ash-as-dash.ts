import { defineShellcheckRule } from '../shellcheck-rule.ts';

const ASH = /^#![ \t]*\S*?\/(?:env[ \t]+)?(?:\S*\/)?ash(?=\s|$)/;

export default defineShellcheckRule({
  id: 'SC2187',
  name: 'ash-as-dash',
  title: 'ash script checked as a dash script',
  severity: 'warning',
  recommended: 'off',
  docs: {
    what: 'A script file whose `#!` line names `ash`.',
    why: 'Several shells have this name; the script is checked as dash, so features that only BusyBox supports are reported.',
    instead: 'Write `# shellcheck shell=busybox` (or `dash`) below the `#!` line to choose.',
  },
  examples: {
    bad: [
      { code: '#!/bin/ash\nmake\n', line: 1 },
      { code: '#!/usr/bin/env ash\nmake\n', line: 1 },
    ],
    good: [{ code: '#!/bin/sh\nmake\n' }, { code: '#!/bin/ash\n# shellcheck shell=busybox\nmake\n' }],
  },
  needs: ['dialect:dash'],

  *check({ origin, text, dialect }) {
    const found = origin === 'file' && dialect === 'dash' ? ASH.exec(text) : undefined;
    if (!found || /^[^\n]*\n(?:#[^\n]*\n)*#[ \t]*shellcheck[ \t]+shell=/.test(text)) return;
    yield {
      at: { start: 0, end: found[0].length },
      message: 'several shells are called `ash`: this script is checked as a dash script',
      help: 'specify the shell below the #! line: # shellcheck shell=busybox',
    };
  },
});
