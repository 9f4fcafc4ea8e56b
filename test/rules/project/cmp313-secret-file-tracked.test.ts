import rule from '../../../src/languages/project/rules/cmp313-secret-file-tracked.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      path: 'compose.yaml',
      code: 'services: {a: {image: "a:1", secrets: [s]}}\nsecrets:\n  s: {file: ⟦./s.txt⟧}\n',
      files: { 's.txt': 'k3Jv9qLmZx' },
      profile: 'recommended',
      severity: 'error',
    },
    {
      path: 'compose.yaml',
      code: 'services: {a: {image: "a:1", secrets: [s]}}\nsecrets:\n  s: {file: ⟦test/s.txt⟧}\n',
      files: { 'test/s.txt': 'k3Jv9qLmZx' },
      profile: 'recommended',
      severity: 'warning',
    },
  ],
  accepts: [
    {
      path: 'compose.yaml',
      code: 'services: {a: {image: "a:1"}}\nsecrets:\n  s: {file: s.txt.example}\n  t: {file: ./t}\n  u: {file: "${U}"}\n  v: {file: /etc/v}\n',
      files: { 's.txt.example': 'k3Jv9qLmZx', t: '\n' },
    },
  ],
});
