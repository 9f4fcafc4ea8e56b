import rule from '../../../src/languages/dockerfile/rules/df015-piped-download.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nRUN set -e; ⟦curl -sSL https://x.org/i.sh | sudo -E bash⟧ -\n',
    'FROM a\r\nRUN ⟦wget -O - https://x.org/i \\\r\n# why\r\n  | python3⟧ - --yes\r\n',
    { code: 'FROM a\nONBUILD RUN ⟦curl http://x.org/i | sh⟧ -s -- -y\n', severity: 'warning', profile: 'recommended' },
    { code: 'FROM a\nRUN ⟦curl https://x.org/i | sh⟧\n', severity: 'info', profile: 'recommended' },
    'FROM a\nRUN ⟦sh -c "$(curl -fsSL https://x.org/i)"⟧ && ⟦bash <(curl -s https://x.org/i)⟧ -y\n',
    'FROM a\nRUN <<EOF\nset -e\n⟦curl https://x.org/i | bash⟧\nEOF\n',
    'FROM a\nRUN a | b && ⟦curl x.org | sh⟧ && c | d\n',
  ],
  accepts: [
    'FROM a\nRUN curl https://x.org/i | tar xz && curl x | sh ./script.sh && curl x | python -c "import sys"\n',
    'FROM a\nRUN curl https://x.org/i | bash -c "cat > /f" && curl x | sort | sh\n',
    'FROM a\nRUN curl -o x.sh https://x.org/x && sh x.sh\n',
    'FROM a\nRUN echo "curl x | sh"\nCMD curl x | sh\n',
    'FROM a\nRUN node -e "$X" && v="$(curl -s https://x.org/v)" && echo "$(curl y)"\n',
  ],
});
