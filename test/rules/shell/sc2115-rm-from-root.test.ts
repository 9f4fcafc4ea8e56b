import rule from '../../../src/languages/shell/rules/sc2115-rm-from-root.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'rm -rf ⟦"$x/"⟧',
    'rm -r ⟦$x/*⟧',
    'rm -R ⟦/$x⟧',
    'rm --recursive ⟦"/usr/$x"⟧',
    'rm -fr ⟦$x/{usr,var}⟧',
    'rm -rf ⟦"$x"/$y/⟧',
  ],
  accepts: [
    'rm -rf "$x"',
    'rm "$x/"',
    'rm -rf "${x:?}/"*',
    'rm -rf "$x/a"',
    'rm -rf /usr',
    'rm -rf "${x:-a}/"',
    'rm -rf -- a',
  ],
});
