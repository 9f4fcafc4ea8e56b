import rule from '../../../src/languages/shell/rules/sc2164-unchecked-cd.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'f() { ⟦cd a⟧; }', profile: 'hadolint' },
    '⟦cd a⟧; b',
    '⟦cd a⟧',
    'b && ⟦cd a⟧; c',
    { code: '#!/bin/bash\n⟦pushd a⟧\n⟦popd⟧\n', fixed: '#!/bin/bash\npushd a || exit\npopd || exit\n' },
    '⟦command cd a⟧; b',
    '⟦cd ../../a⟧; b',
    { code: 'f() {\n  ⟦cd a⟧\n  b\n}\n', fixed: 'f() {\n  cd a || return\n  b\n}\n' },
    '( ⟦cd a⟧; b )',
    'x=$(⟦cd a⟧; b)',
    'a || ⟦cd b⟧\nc',
    '⟦cd a >/dev/null⟧; b',
    '⟦cd $X⟧; b\r\n',
    '⟦cd⟧; b',
  ],
  accepts: [
    'cd a && b',
    'cd a || exit',
    'if cd a; then b; fi',
    'while ! cd a; do b; done',
    'set -e; cd a; b',
    'cd a; set -eu',
    'set -o errexit\ncd a\nb',
    '(cd a; b) || exit',
    'f() { cd a; }',
    'cd /; cd .; cd ..; cd ../..; cd ../../; b',
    'pushd -n a; b',
    'echo cd a',
    '#!/usr/bin/python3\ncd a\n',
  ],
});
