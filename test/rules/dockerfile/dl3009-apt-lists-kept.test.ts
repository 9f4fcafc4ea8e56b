import rule from '../../../src/languages/dockerfile/rules/dl3009-apt-lists-kept.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a\nRUN ⟦apt-get update⟧ && apt-get install -y b \\\n  c\n',
      fixed: 'FROM a\nRUN apt-get update && apt-get install -y b \\\n  c && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'no fix when a later RUN lives on the lists',
      code: 'FROM a\nRUN ⟦apt-get update⟧\nRUN apt-get install -y b\n',
      fixed: 'FROM a\nRUN apt-get update\nRUN apt-get install -y b\n',
    },
    {
      name: 'no fix behind a semicolon',
      code: 'FROM a\nRUN ⟦apt-get update⟧; b\n',
      fixed: 'FROM a\nRUN apt-get update; b\n',
    },
    'FROM a AS x\nRUN ⟦apt-get -qq update⟧\nFROM x\n',
    'FROM a\nRUN ⟦apt update⟧ && rm -rf /tmp/*\n',
    'FROM a\nRUN <<EOF\n⟦apt-get update⟧\nEOF\n',
    {
      code: 'FROM a\r\nRUN ⟦apt-get update⟧ && b\r\n',
      fixed: 'FROM a\r\nRUN apt-get update && b && rm -rf /var/lib/apt/lists/*\r\n',
    },
  ],
  accepts: [
    { code: 'FROM a\nRUN apt-get update && rm -rf /tmp/x\n', profile: 'hadolint' },
    'FROM a\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\n',
    'FROM a\nRUN apt-get update && rm -fr /tmp/* /var/lib/apt/lists/\n',
    'FROM a\nRUN apt-get update && rm -rf /var/lib/apt/*\n',
    'FROM a\nRUN apt-get update && rm -rf "/var/lib/apt/lists"\n',
    'FROM a\nRUN apt-get update && apt-get distclean\n',
    'FROM a\nRUN apt-get update && find /var/lib/apt/lists -type f -delete\n',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/apt apt-get update\n',
    'FROM a\nRUN --mount=type=tmpfs,dst=/var/lib/apt/lists apt-get update\n',
    'FROM a AS x\nRUN apt-get update\nFROM b\n',
    'FROM a\nRUN echo apt-get update\n',
  ],
});
