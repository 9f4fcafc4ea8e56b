import rule from '../../../src/languages/compose/rules/cmp103-sensitive-mount.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: "services:\n  web:\n    image: a:1\n    volumes:\n      - ⟦/etc⟧:/host/etc:ro\n      - '⟦C:\\⟧:/c'\n" },
    {
      code: 'services:\n  web:\n    image: a:1\n    volumes:\n      - ⟦/etc/ssh/⟧:/ssh:ro\n      - ⟦~⟧:/home\n      - ⟦/home/joe/.aws⟧:/aws\n      - ${D:-⟦/root⟧}:/r\n',
      profile: 'recommended',
      severity: 'error',
    },
    {
      code: 'services:\n  web:\n    image: prom/node-exporter:v1.8\n    volumes:\n      - ⟦/proc⟧:/host/proc:ro\n      - ⟦/⟧:/rootfs:ro\n',
      profile: 'recommended',
      severity: 'info',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    volumes: [/root/app:/app]\n',
    'services:\n  web:\n    image: a:1\n    volumes:\n      - /etc/localtime:/etc/localtime\n      - /etc/ssl/certs:/etc/ssl/certs:ro\n      - /lib/modules:/lib/modules\n      - /dev/dri:/dev/dri\n      - /var/www:/var/www\n      - /opt/app/data:/data\n      - /home/joe/app:/app\n      - ${DIR}:/x\n      - ./root:/root\n      - /etc/myapp:/etc/myapp\n',
    'services:\n  web:\n    image: a:1\n    volumes:\n      - etc:/etc\n',
  ],
});
