import rule from '../../../src/languages/project/rules/xf112-crlf-script.ts';
import { testRule } from '../../support/test-rule.ts';

const files = { 'start.sh': '#!/bin/sh\r\necho\r\n', 'ok.sh': '#!/bin/sh\necho\n', 'app.bin': 'x\r\ny' };
const others = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`a${n}/start.sh`, 'true\n']));

testRule(rule, {
  reports: [
    { code: 'FROM a\nCOPY start.sh /x/\nENTRYPOINT [⟦"/x/start.sh"⟧]\n', files, says: 'store start.sh with LF' },
    { code: 'FROM a\nCOPY start.sh /x/\nENTRYPOINT ["sh", ⟦"/x/start.sh"⟧]\n', files },
    { name: 'among very many', code: 'FROM a\nCOPY start.sh /\nCMD [⟦"/start.sh"⟧]\n', files: { ...others, ...files } },
    { code: 'FROM a\r\nWORKDIR /x\r\nCOPY . .\r\nRUN bash ⟦start.sh⟧\r\n', files },
  ],
  accepts: [
    { code: 'FROM a\nCOPY ok.sh /x/\nENTRYPOINT ["/x/ok.sh"]\n', files },
    { code: 'FROM a\nCOPY app.bin /x/\nENTRYPOINT ["/x/app.bin"]\n', files },
    { code: 'FROM a\nCOPY start.sh /x/\nRUN dos2unix /x/start.sh\nENTRYPOINT ["/x/start.sh"]\n', files },
    { code: 'FROM a\nCOPY start.sh /x/\nENTRYPOINT ["/x/other.sh"]\n', files },
    { code: 'FROM a\nENTRYPOINT ["/start.sh"]\n', files },
  ],
});
