import rule from '../../../src/languages/compose/rules/cmp010-duplicate-host-port.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  a:\n    image: a:1\n    ports: ["80:80"]\n  b:\n    image: b:1\n    ports: ["127.0.0.1:⟦80⟧:8080"]\n',
    },
    {
      code: 'services:\n  a:\n    image: a:1\n    ports: ["8000-8002:80-82"]\n  b:\n    image: b:1\n    ports: ["⟦8001⟧:81"]\n',
    },
    { name: 'twice in one service', code: 'services:\n  web:\n    image: a:1\n    ports: ["80:80", "⟦80⟧:81"]\n' },
    {
      name: 'a shared profile',
      code: 'services:\n  a:\n    image: a:1\n    profiles: [x, y]\n    ports: ["80:80"]\n  b:\n    image: b:1\n    profiles: [y]\n    ports: ["⟦80⟧:80"]\n',
    },
    {
      name: 'a profile beside a service that always runs',
      code: 'services:\n  a:\n    image: a:1\n    profiles: [x]\n    ports: ["80:80"]\n  b:\n    image: b:1\n    ports: ["⟦80⟧:80"]\n',
      says: /taken by `a` when profile `x` is active/,
      severity: 'info',
    },
    {
      name: 'the clash that is certain',
      code: 'services:\n  a:\n    image: a:1\n    profiles: [x]\n    ports: ["80-81:80-81"]\n  b:\n    image: b:1\n    ports: ["⟦81⟧:80"]\n  c:\n    image: c:1\n    ports: ["⟦80-81⟧:80-81"]\n',
      says: /`80-81` is already taken by `b` /,
    },
    {
      name: 'the default of a variable',
      code: 'services:\n  a:\n    image: a:1\n    ports: ["${P:-80}:80"]\n  b:\n    image: b:1\n    ports: ["⟦80⟧:80"]\n',
    },
  ],
  accepts: [
    'services:\n  a:\n    image: a:1\n    ports: ["80:80"]\n  b:\n    image: b:1\n    ports: ["81:80"]\n',
    'services:\n  a:\n    image: a:1\n    ports: ["80:80/tcp"]\n  b:\n    image: b:1\n    ports: ["80:80/udp"]\n',
    'services:\n  a:\n    image: a:1\n    ports: ["80"]\n  b:\n    image: b:1\n    ports: ["80"]\n',
    'services:\n  a:\n    image: a:1\n    ports: ["8000-8010:80"]\n  b:\n    image: b:1\n    ports: ["8005:80"]\n',
    'services:\n  a:\n    image: a:1\n    ports: ["${P}:80"]\n  b:\n    image: b:1\n    ports: ["${P}:80"]\n',
    'services:\n  a:\n    image: a:1\n    profiles: [x]\n    ports: ["80:80"]\n  b:\n    image: b:1\n    profiles: [y]\n    ports: ["80:80"]\n',
    {
      name: "one list for two services is each service's own",
      code: 'x-p: &p ["80:80"]\nservices:\n  a: {image: "a:1", ports: *p}\n',
    },
  ],
});
