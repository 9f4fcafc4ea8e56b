import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { applyFixes, ConfigError, lintFiles, lintText, loadConfig, rules } from '../src/index.ts';
import { gitRepo } from './support/git-repo.ts';

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.2.3
      securityContext: { privileged: true }
`;

describe('the library', () => {
  it('lints a text by the defaults', async () => {
    const findings = await lintText({ path: 'pod.yaml', text: POD });
    const found = findings.find(({ rule }) => rule === 'K8S101');
    expect(found).toMatchObject({
      rule: 'K8S101',
      name: 'privileged-container',
      severity: 'error',
      blocking: true,
      file: 'pod.yaml',
      start: { line: 8, column: 38, offset: POD.indexOf('true') },
      end: { line: 8, column: 42, offset: POD.indexOf('true') + 4 },
    });
  });

  it('keeps nothing of a text once it has answered', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const lint = async (times: number): Promise<number> => {
      for (let time = 0; time < times; time++)
        await lintText({ path: 'Dockerfile', text: `FROM node:${time}-slim\nFROM python:3.8\nFROM debian:12\n` });
      collect();
      return process.memoryUsage().heapUsed;
    };
    await lint(200);
    const before = await lint(200);
    const grown = (await lint(400)) - before;
    // What a day remembers of every image would be 15 MB; the compiler keeps a little of its own.
    expect(grown).toBeLessThan(2_000_000);
  });

  it('takes settings as a configuration file spells them', async () => {
    const config = { select: ['K8S101'], overrides: [{ files: ['calm/**'], ignore: ['K8S101'] }] };
    expect((await lintText({ path: 'pod.yaml', text: POD }, { config })).map(({ rule }) => rule)).toEqual(['K8S101']);
    expect(await lintText({ path: 'calm/pod.yaml', text: POD }, { config })).toEqual([]);
    expect(await lintText({ path: 'README.md', text: POD })).toEqual([]);
    await expect(lintText({ path: 'pod.yaml', text: POD }, { config: { select: ['K8S1O1'] } })).rejects.toThrow(
      ConfigError,
    );
  });

  it('lints files with the configuration of their repository', async () => {
    const repo = gitRepo();
    repo.stage('a/pod.yaml', POD);
    repo.stage('.plimsoll.yaml', 'select: [K8S101]\n');
    const places = (await lintFiles([], { cwd: repo.root })).map(({ file, rule }) => `${file} ${rule}`);
    expect(places).toEqual(['a/pod.yaml K8S101']);
    expect((await lintFiles(['.'], { cwd: repo.path('a') })).map(({ file }) => file)).toEqual(['pod.yaml']);
    const loaded = await loadConfig({ cwd: repo.path('a') });
    expect(loaded.config).toMatchObject({ select: ['K8S101'], sources: ['.plimsoll.yaml'] });
    const other = await lintFiles([], { cwd: repo.root, config: { select: ['K8S205'] } });
    expect(other.map(({ rule }) => rule)).toEqual(['K8S205']);
  });

  it('applies the fixes that findings carry', async () => {
    const findings = await lintText({ path: 'pod.yaml', text: POD }, { config: { select: ['K8S101'] } });
    expect(applyFixes(POD, findings).text).toBe(POD);
    expect(applyFixes(POD, findings, { unsafe: true }).text).toBe(POD.replace('true', 'false'));
  });

  it('lists the rules', () => {
    expect(rules.find(({ id }) => id === 'K8S101')).toMatchObject({
      name: 'privileged-container',
      language: 'kubernetes',
    });
  });
});
