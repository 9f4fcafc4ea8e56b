import rule from '../../../src/languages/dockerfile/rules/df023-socket-volume.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nVOLUME /a ⟦/run/docker.sock⟧\n',
    'FROM a\r\nVOLUME [ \\\r\n# c\r\n ⟦"/var/run/docker.sock"⟧ ]\r\n',
    'FROM a\nONBUILD VOLUME ⟦/run/containerd/containerd.sock⟧\n',
  ],
  accepts: ['FROM a\nVOLUME /var/run /app.sock\n', 'FROM a\nRUN ls /var/run/docker.sock\n', 'FROM a\nVOLUME $SOCK\n'],
});
