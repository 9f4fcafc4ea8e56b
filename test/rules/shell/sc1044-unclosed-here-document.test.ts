import rule from '../../../src/languages/shell/rules/sc1044-unclosed-here-document.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['cat <<⟦EOF⟧\na\n', 'a; cat <<-⟦X⟧\nb\n'],
  accepts: ['cat <<EOF\na\nEOF\n', 'cat <<-EOF\n	a\n	EOF\n', "cat <<'E'\nE\n"],
});
