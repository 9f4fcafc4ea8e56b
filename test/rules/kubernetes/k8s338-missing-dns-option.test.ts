import rule from '../../../src/languages/kubernetes/rules/k8s338-missing-dns-option.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (fields: string, key = 'spec'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n${key}: {${fields}containers: [{name: a, image: "a:1"}]}\n`;

testRule(rule, {
  reports: [
    { code: pod('', '⟦spec⟧'), says: 'pod/web sets no `ndots` in its dnsConfig: names with fewer than 5 dots' },
    pod('⟦dnsConfig⟧: {nameservers: [1.1.1.1]}, '),
    pod('dnsConfig: {⟦options⟧: [{name: edns0}]}, '),
    {
      code: pod('dnsConfig: {options: [{name: ndots, value: ⟦"4"⟧}]}, '),
      says: '`ndots: 4` in its dnsConfig: names with',
    },
    { code: pod('dnsConfig: {options: [⟦{name: ndots}⟧]}, '), says: '`ndots: `' },
    {
      name: 'configured options',
      code: pod('dnsConfig: {options: [{name: timeout, value: ⟦"5"⟧}, {name: ndots, value: "1"}]}, '),
      settings: { policy: { dnsOptions: { timeout: '2', ndots: '2' } } },
      says: 'sets `timeout: 5` in its dnsConfig add `{name: timeout, value: "2"}`',
    },
    pod('hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet, ', '⟦spec⟧'),
  ],
  accepts: [
    pod('dnsConfig: {options: [{name: ndots, value: "2"}]}, '),
    pod('dnsConfig: {options: [{name: ndots, value: "1"}]}, '),
    pod('dnsConfig: {options: [{name: ndots, value: "${NDOTS}"}]}, '),
    pod('dnsConfig: "${DNS}", '),
    pod('dnsPolicy: Default, '),
    pod('dnsPolicy: None, dnsConfig: {nameservers: [1.1.1.1]}, '),
    pod('dnsPolicy: "${POLICY}", '),
    pod('hostNetwork: true, '),
    pod('os: {name: windows}, '),
    { path: 'patch.yaml', code: pod('') },
    { settings: { policy: { dnsOptions: {} } }, code: pod('') },
  ],
});
