import rule from '../../../src/languages/dockerfile/rules/dl4001-curl-and-wget.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['FROM a\nRUN curl b\nRUN ⟦wget⟧ c\nRUN d | ⟦curl⟧ e\n', 'FROM a\r\nRUN curl b && \\\r\n ⟦wget⟧ c\r\n'],
  accepts: ['FROM a\nRUN curl b\nFROM c\nRUN wget d\n', 'FROM a\nRUN apt-get install curl wget\nRUN curl b\n'],
});
