import rule from '../../../src/languages/shell/rules/sc2095-input-eaten-in-loop.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'while read -r x; do ⟦ssh h "$x"⟧; done < f',
    'a | while IFS= read -r x; do if b; then ⟦ffmpeg -i $x y⟧; fi; done',
    { code: '⟦while read -r x; do ⟦ssh h⟧; done⟧ < f', profile: 'hadolint' },
  ],
  accepts: [
    'while read -r x; do ssh -n h; done < f',
    'while read -r x; do ssh h < /dev/null; done < f',
    'while read -r -u 3 x; do ssh h; done 3< f',
    'while read -r x <&3; do ssh h; done 3< f',
    'while read -r x; do echo a | ssh h; done < f',
    'for i in a; do ssh h; done',
    'while a; do ssh h; done',
  ],
});
