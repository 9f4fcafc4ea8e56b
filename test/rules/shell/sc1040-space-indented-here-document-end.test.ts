import rule from '../../../src/languages/shell/rules/sc1040-space-indented-here-document-end.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['cat <<-EOF\na\n⟦  EOF⟧\n', 'cat <<-X\n⟦ X⟧\nb\n'],
  accepts: ['cat <<-EOF\n	a\n	EOF\n', 'cat <<EOF\nEOF\n'],
});
