import rule from '../../../src/languages/dockerfile/rules/dl3054-label-not-spdx.ts';
import { testRule } from '../../support/test-rule.ts';

const settings = { labels: { 'org.x': 'spdx' } };
const label = (value: string) => ({ code: `FROM a\nLABEL org.x="${value}"\n`, settings });
const marked = (value: string) => ({ code: `FROM a\nLABEL org.x=⟦"${value}"⟧\n`, settings });

testRule(rule, {
  reports: [
    { code: 'FROM a\r\nLABEL a=b \\\r\n# c\r\n org.x=⟦Apache⟧\r\n', settings },
    ...[
      'Apache 2.0',
      'MIT Apache-2.0',
      'MIT OR',
      'OR MIT',
      '(MIT',
      'MIT)',
      '()',
      ' ',
      'MIT WITH Apache-2.0',
      'MIT WITH',
      '(GPL-2.0-only) WITH Classpath-exception-2.0',
      'Classpath-exception-2.0',
      'MIT And ISC',
      'LicenseRef-a b',
      'MIT, ISC',
    ].map(marked),
    ...['mit', 'GPL-2.0', 'GPL-2.0-only OR MIT', 'LicenseRef-mine', 'NONE', ' MIT'].map((value) => ({
      ...marked(value),
      profile: 'hadolint',
    })),
  ],
  accepts: [
    { code: 'FROM a\nLABEL org.x=$V\n', settings },
    'FROM a\nLABEL org.x=Apache\n',
    ...[
      'Apache-2.0',
      'apache-2.0',
      'MIT',
      'HPND-merchantability-variant',
      'GPL-2.0',
      'GPL-2.0+',
      'Apache-2.0+',
      'wxWindows',
      'MIT OR Apache-2.0',
      '(MIT and (ISC or Zlib)) AND 0BSD',
      'GPL-2.0-or-later WITH Classpath-exception-2.0 OR MIT',
      'GPL-2.0+ WITH Nokia-Qt-exception-1.1',
      'GPL-2.0-only WITH AdditionRef-mine',
      'LicenseRef-mine',
      'DocumentRef-a.b:LicenseRef-c-1 AND MIT',
      'NOASSERTION',
      'NONE',
    ].map(label),
    ...['MIT', 'MIT ', 'Unicode-3.0'].map((value) => ({ ...label(value), profile: 'hadolint' })),
  ],
});
