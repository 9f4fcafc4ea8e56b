import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/config/config.ts';
import type { Finding } from '../../src/core/finding.ts';
import { rules as compose } from '../../src/engine/rules-compose.gen.ts';
import { rules as dockerfile } from '../../src/engine/rules-dockerfile.gen.ts';
import { rules as images } from '../../src/engine/rules-images.gen.ts';
import { rules as kubernetes } from '../../src/engine/rules-kubernetes.gen.ts';
import { rules as project } from '../../src/engine/rules-project.gen.ts';
import { rules as shell } from '../../src/engine/rules-shell.gen.ts';
import { run } from '../../src/engine/run.ts';
import { check, TODAY } from '../support/check.ts';

const bare =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: a, image: "a:1"}, {name: b, image: "b:1"}]}\n';
const AGGREGATE = ['K8S202', 'K8S203', 'K8S205', 'K8S206', 'K8S209'];
const shown = ({ rule, severity, blocking, covers }: Finding): string =>
  `${rule} ${severity}${blocking ? '!' : ''}${covers ? ` (${covers.join(' ')})` : ''}`;
const found = async (code: string, options: Parameters<typeof check>[2] = {}) => {
  const findings = await check('app.yaml', code, { select: ['K8S213', ...AGGREGATE, 'K8S401'], ...options });
  return findings.map(shown).sort();
};

describe('a finding that stands for others', () => {
  it('takes their place and their severity, and names them', async () => {
    expect(await found(bare)).toEqual(['K8S213 warning! (K8S202 K8S203 K8S205 K8S206 K8S209)']);
    expect(await found(bare, { config: { failOn: 'error' } })).toEqual([
      'K8S213 warning (K8S202 K8S203 K8S205 K8S206 K8S209)',
    ]);
  });

  it('covers nothing graver than the severity that the configuration gives it', async () => {
    expect(await found(bare, { config: { severity: { 'no-security-context': 'info' } } })).toEqual([
      'K8S202 warning!',
      'K8S202 warning!',
      'K8S203 warning!',
      'K8S203 warning!',
      'K8S206 warning!',
      'K8S206 warning!',
      'K8S213 info (K8S205 K8S209)',
    ]);
    expect(await found(bare, { config: { severity: { K8S213: 'error' } } })).toHaveLength(1);
    expect(await found(bare, { select: ['K8S213'] })).toEqual(['K8S213 info']);
  });

  it('stands for what lies in its object alone', async () => {
    const other = bare
      .replace('web', 'shop')
      .replace('containers', 'securityContext: {runAsNonRoot: true}, containers');
    const rules = (await found(`${bare}---\n${other}`)).map((one) => one.split(' ')[0]);
    expect(rules).toEqual(['K8S202', 'K8S202', 'K8S205', 'K8S206', 'K8S206', 'K8S209', 'K8S209', 'K8S213']);
  });

  it('leaves them alone where it is off or ignored', async () => {
    const rest = await found(bare, { config: { ignore: ['K8S213'] } });
    expect(new Set(rest.map((one) => one.split(' ')[0]))).toEqual(new Set(AGGREGATE));
    expect(await found(bare.replace('spec:', '# plimsoll-ignore K8S213\nspec:'))).toEqual(rest);
  });

  it('speaks although what it covers is ignored', async () => {
    const code = bare.replace('spec:', '# plimsoll-ignore K8S202,K8S205\nspec:');
    const rules = { select: ['K8S213', ...AGGREGATE, 'PLM001'] };
    expect(await found(code, rules)).toEqual(['K8S213 warning! (K8S203 K8S206 K8S209)']);
  });
});

describe('one cause', () => {
  const PRIVILEGED = (more: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - {name: a, image: "a:1", securityContext: {privileged: true}}\n    - {name: b, image: "b:1"${more}}\n`;
  const NPM = { 'package.json': '{"name": "a"}', 'package-lock.json': '{}' };
  const RUN_CD = 'FROM node:22-slim\nCOPY . /app\nRUN cd /app\nRUN npm ci\nUSER 1000\n';

  it.each<[string, string, string, readonly string[]]>([
    ['a lost cd', 'Dockerfile', RUN_CD, ['XF123 error! (DL3003 SC2164 XF105)']],
    [
      'a cd before other commands',
      'Dockerfile',
      'FROM debian:13-slim\nRUN cd /tmp; make\nUSER 1000\n',
      ['DL3003 warning! (SC2164)'],
    ],
    [
      'a privileged container',
      'app.yaml',
      PRIVILEGED(', securityContext: {runAsNonRoot: true}'),
      ['K8S101 error! (K8S202 K8S203 K8S206)', 'K8S202 warning!', 'K8S206 warning!'],
    ],
    [
      'a download that runs at once',
      'Dockerfile',
      'FROM debian:13-slim\nRUN curl https://a.example/a | sh\nUSER 1000\n',
      ['DF015 info (DL4006)'],
    ],
    ['an echo of output', 'a.sh', '#!/bin/sh\necho $(date -u)\n', ['SC2005 info (SC2046)']],
    [
      'a retired image without a tag',
      'compose.yaml',
      'services:\n  a:\n    image: openjdk\n',
      ['BASE005 error! (CMP201)'],
    ],
  ])('is one finding: %s', async (_, path, code, expected) => {
    const findings = await check(path, code, { files: NPM });
    const ids = 'XF123 DL3003 SC2164 XF105 K8S101 K8S202 K8S203 K8S206 DF015 DL4006 SC2005 SC2046 BASE005 CMP201';
    expect(
      findings
        .filter(({ rule }) => ids.includes(rule))
        .map(shown)
        .sort(),
    ).toEqual(expected);
  });

  it('is reported rule by rule in the profiles of other tools', async () => {
    const rules = async (path: string, code: string, profile: string) =>
      (await check(path, code, { select: [profile], files: NPM })).map(({ rule, covers }) => [rule, covers]);
    expect(await rules('Dockerfile', RUN_CD, 'hadolint')).toEqual([
      ['DL3003', undefined],
      ['SC2164', undefined],
      ['DL3059', undefined],
    ]);
    expect((await rules('app.yaml', PRIVILEGED(''), 'kube-linter')).filter(([, covers]) => covers)).toEqual([]);
    expect((await rules('app.yaml', PRIVILEGED(''), 'snyk')).filter(([, covers]) => covers)).toEqual([]);
  });

  it('stays where it is when only what it covers is selected', async () => {
    const findings = await check('Dockerfile', RUN_CD, { select: ['SC2164', 'XF105'], files: NPM });
    expect(findings.map(shown)).toEqual(['SC2164 warning!', 'XF105 error!']);
  });
});

describe('scope: new', () => {
  const pod = (context: string, more = ''): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: a\n      image: "a:1"\n      securityContext: ${context}\n${more}`;
  const judged = async (before: string, now: string) => {
    const file = (text: string) => ({ path: 'a.yaml', text, origin: 'index' as const });
    const { findings } = await run({
      files: [{ file: file(now), base: file(before), language: 'kubernetes' }],
      config: { ...DEFAULT_CONFIG, scope: 'new', select: ['K8S101', 'K8S202', 'K8S203', 'K8S206'] },
      today: TODAY,
    });
    return findings.map(shown).sort();
  };

  it('knows what was covered before', async () => {
    expect(await judged(pod('{privileged: true}'), pod('{readOnlyRootFilesystem: true}'))).toEqual([
      'K8S202 warning',
      'K8S203 warning',
      'K8S206 warning',
    ]);
  });

  it('does not cover what is new by what is old, nor the other way round', async () => {
    const set = '{privileged: true, runAsNonRoot: true, allowPrivilegeEscalation: true, capabilities: {drop: [ALL]}}';
    expect(await judged(pod(set), pod(set.replace('capabilities: {drop: [ALL]}', 'procMount: Default')))).toEqual([
      'K8S101 error (K8S202)',
      'K8S206 warning!',
    ]);
    expect(await judged(pod('{runAsNonRoot: true}'), pod('{runAsNonRoot: true, privileged: true}'))).toEqual([
      'K8S101 error!',
      'K8S202 warning',
      'K8S206 warning',
    ]);
  });
});

describe('what rules stand for', () => {
  const all = [...compose, ...dockerfile, ...images, ...kubernetes, ...project, ...shell];
  const byId = new Map(all.map((rule) => [rule.id, rule]));

  it('are rules, in no circle', () => {
    const wrong: string[] = [];
    for (const rule of all) {
      const reached = new Set<string>();
      const waiting = [...(rule.standsFor ?? [])];
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (!byId.has(id) || id === rule.id) wrong.push(`${rule.id} stands for ${id}`);
        if (!reached.has(id)) waiting.push(...(byId.get(id)?.standsFor ?? []));
        reached.add(id);
      }
    }
    expect(wrong).toEqual([]);
    expect(all.filter(({ standsFor }) => standsFor).length).toBeGreaterThan(10);
  });
});
