import rule from '../../../src/languages/dockerfile/rules/dl3049-missing-label.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM ⟦a⟧\n', settings: { labels: { owner: 'text' } } },
    { code: 'FROM a AS b\nLABEL x=y\nFROM ⟦b⟧\n', settings: { labels: { owner: 'text', x: 'text' } } },
    { code: 'FROM ⟦a⟧\nRUN x\nFROM ⟦b⟧\r\nRUN y\r\n', settings: { labels: { o: 'text' } }, profile: 'hadolint' },
    {
      name: 'hadolint excuses the base of a nameless stage with the label',
      code: 'FROM ⟦a⟧ AS b\nFROM b AS c\nFROM c\nLABEL o=1\nFROM b AS d\nLABEL o=1\n',
      settings: { labels: { o: 'text' } },
      profile: 'hadolint',
    },
  ],
  accepts: [
    'FROM a\n',
    { code: 'FROM a AS b\nLABEL owner=c\nFROM b\n', settings: { labels: { owner: 'text' } } },
    { code: 'FROM a\nFROM b\nLABEL owner=c\n', settings: { labels: { owner: 'text' } } },
  ],
});
