import { expect, it } from 'vitest';
import { Listing } from '../../../src/collect/listing.ts';
import { DEFAULT_CONFIG } from '../../../src/config/config.ts';
import { run } from '../../../src/engine/run.ts';
import rule from '../../../src/languages/project/rules/xf111-not-executable.ts';
import { TODAY } from '../../support/check.ts';
import { testRule } from '../../support/test-rule.ts';

const files = { 'start.sh': '#!/bin/sh\n', 'bin/tool': '' };

testRule(rule, {
  reports: [
    {
      code: 'FROM a\nCOPY start.sh /x/\nENTRYPOINT [⟦"/x/start.sh"⟧, "web"]\n',
      files,
      says: 'git update-index --chmod=+x start.sh',
    },
    { code: 'FROM a\r\nWORKDIR /x\r\nCOPY . .\r\nRUN set -e; ⟦./start.sh⟧ all\r\n', files },
    { name: 'found on the search path', code: 'FROM a\nCOPY start.sh /usr/local/bin/\nCMD [⟦"start.sh"⟧]\n', files },
    { name: 'renamed', code: 'FROM a\nCOPY start.sh /entry\nENTRYPOINT [⟦"/entry"⟧]\n', files },
    { name: 'of a base stage', code: 'FROM a AS b\nCOPY bin /opt\nFROM b\nCMD [⟦"/opt/tool"⟧]\n', files },
  ],
  accepts: [
    { code: 'FROM a\nCOPY start.sh /x/\nRUN chmod +x /x/start.sh\nENTRYPOINT ["/x/start.sh"]\n', files },
    { code: 'FROM a\nCOPY --chmod=0755 start.sh /x/\nENTRYPOINT ["/x/start.sh"]\n', files },
    { code: 'FROM a\nCOPY start.sh /x/\nENTRYPOINT ["sh", "/x/start.sh"]\n', files },
    { code: 'FROM a\nCOPY start.sh /x/\nENTRYPOINT sh /x/start.sh\n', files },
    { code: 'FROM a\nCOPY start.sh /x/\nENTRYPOINT ["/y/start.sh"]\n', files },
    { code: 'FROM a\nCOPY --from=b start.sh /x/\nENTRYPOINT ["/x/start.sh"]\n', files },
    { code: 'FROM a\nENTRYPOINT ["start.sh"]\n', files },
    { code: 'FROM a\nCOPY start.sh /x/\nENTRYPOINT ["$APP/start.sh"]\n', files },
  ],
});

it('accepts what Git holds as executable', async () => {
  const text = 'FROM a\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n';
  const find = async (mode: string) => {
    const result = await run({
      files: [{ file: { path: 'Dockerfile', text, origin: 'index' }, language: 'dockerfile' }],
      config: { ...DEFAULT_CONFIG, select: ['XF111'] },
      today: TODAY,
      repository: {
        list: async () =>
          Listing.of([
            { path: 'Dockerfile', mode: '100644' },
            { path: 'start.sh', mode },
          ]),
        read: async () => new Map([['start.sh', '#!/bin/sh\n']]),
      },
    });
    expect(result.errors).toEqual([]);
    return result.findings.length;
  };
  expect(await find('100644')).toBe(1);
  expect(await find('100755')).toBe(0);
  expect(await find('120000')).toBe(0);
});
