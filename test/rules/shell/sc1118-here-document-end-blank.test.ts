import rule from '../../../src/languages/shell/rules/sc1118-here-document-end-blank.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['cat <<EOF\na\n⟦EOF ⟧\n', 'cat <<X\n⟦X	⟧\nb\n'],
  accepts: ['cat <<EOF\na\nEOF\n', 'cat <<EOF\nEOF \nEOF\n'],
});
