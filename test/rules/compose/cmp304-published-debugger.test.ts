import rule from '../../../src/languages/compose/rules/cmp304-published-debugger.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'services:\n  api:\n    build: .\n    ports: ["⟦2345⟧:2345"]\n',
    {
      code: 'services:\n  web:\n    image: a:1\n    ports: ["⟦9230⟧:9229"]\n',
      says: 'Node.js',
      fixed: 'services:\n  web:\n    image: a:1\n    ports: ["127.0.0.1:9230:9229"]\n',
    },
    'services:\n  web:\n    image: a:1\n    ports: ["5006:5006"]\n    command: java -agentlib:jdwp=transport=dt_socket,⟦address=*:5006⟧ -jar a.jar\n',
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    ports: ["40000:40000"]\n',
    'services:\n  web:\n    image: a:1\n    ports: ["127.0.0.1:9229:9229"]\n    command: node --inspect=0.0.0.0:9229 a.js\n',
    'services:\n  web:\n    image: a:1\n    ports: ["9229:9229"]\n    profiles: [debug]\n',
    { path: 'compose.override.yaml', code: 'services:\n  web:\n    image: a:1\n    ports: ["9229:9229"]\n' },
    'services:\n  n8n:\n    image: n8nio/n8n:1\n    ports: ["5678:5678"]\n',
    'services:\n  web:\n    image: a:1\n    ports: ["5000-5150:5000-5150", "5005:5005/udp"]\n',
  ],
});
