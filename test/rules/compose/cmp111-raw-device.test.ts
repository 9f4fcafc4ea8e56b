import rule from '../../../src/languages/compose/rules/cmp111-raw-device.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'services:\n  web:\n    image: a:1\n    devices:\n      - "⟦/dev/sdb1⟧:/d"\n      - source: ⟦/dev/mapper/x⟧\n        target: /x\n      - ⟦/dev⟧:/dev\n',
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    devices: [/dev/snd, /dev/fuse, /dev/video0, "${D}:/x", "vendor.com/gpu=all"]\n',
  ],
});
