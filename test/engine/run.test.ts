import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/config/config.ts';
import { run } from '../../src/engine/run.ts';
import { TODAY } from '../support/check.ts';

const dockerfile = (text: string, path = 'Dockerfile') => ({ path, text, origin: 'worktree' as const });
const config = { ...DEFAULT_CONFIG, select: ['DL3020', 'DL3002'] };

function judge(text: string, base: string) {
  const files = [{ file: dockerfile(text), language: 'dockerfile' as const, base: dockerfile(base) }];
  return run({ files, config: { ...config, scope: 'new' as const }, today: TODAY });
}

describe('scope: new', () => {
  const OLD = 'FROM debian:13-slim\nADD a /a\nUSER 1000\n';

  it('counts only what the commit introduces, wherever the old lines have moved', async () => {
    const { findings, existing } = await judge(`# moved\n\n${OLD}`.replace('1000', 'root'), OLD);
    expect(findings.map(({ rule, blocking }) => [rule, blocking])).toEqual([
      ['DL3020', false],
      ['DL3002', true],
    ]);
    expect([...existing].map(({ rule }) => rule)).toEqual(['DL3020']);
  });

  it('counts a second one of the same text as new', async () => {
    const { findings } = await judge(OLD.replace('ADD a /a\n', 'ADD a /a\nADD a /a\n'), OLD);
    expect(findings.filter(({ blocking }) => blocking)).toHaveLength(1);
  });

  it('has nothing to say about what went away', async () => {
    const { findings, existing } = await judge(OLD.replace('ADD', 'COPY'), OLD);
    expect([findings.length, existing.size]).toEqual([0, 0]);
  });
});

describe('a run', () => {
  it('orders findings by file, line, column and rule', async () => {
    const files = ['b/Dockerfile', 'a/Dockerfile'].map((path) => ({
      file: dockerfile('FROM debian:13-slim\nUSER root\nADD a /a\n', path),
      language: 'dockerfile' as const,
    }));
    const { findings } = await run({ files, config, today: TODAY });
    expect(findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'a/Dockerfile DL3002',
      'a/Dockerfile DL3020',
      'b/Dockerfile DL3002',
      'b/Dockerfile DL3020',
    ]);
  });

  it('says which files are too long to be checked', async () => {
    const file = dockerfile(`FROM debian:13-slim\n${'RUN true\n'.repeat(50_001)}`);
    const { findings, notes, errors } = await run({ files: [{ file, language: 'dockerfile' }], config, today: TODAY });
    expect(notes).toEqual([expect.stringMatching(/^Dockerfile has 50003 lines/)]);
    expect([findings.length, errors.length]).toEqual([0, 0]);
  });

  it('leaves out only what is longer than the caller allows', async () => {
    const file = { path: 'Dockerfile', text: 'FROM a:1\nADD b /c\n', origin: 'worktree' as const };
    const input = { files: [{ file, language: 'dockerfile' as const }], config, today: TODAY };
    expect((await run({ ...input, maxLines: 3 })).notes).toEqual([]);
    const left = await run({ ...input, maxLines: 2 });
    expect(left.notes).toEqual(['Dockerfile has 3 lines: files of more than 2 are not checked']);
    // Not among those that were checked.
    expect(left.files.size).toBe(0);
  });

  it('quotes the beginning of what nobody reads to the end', async () => {
    const long = 'a'.repeat(100_000);
    const files = [`FROM ${long}\n`, `${long} x\n`, `FROM debian:13-slim\nADD ${long} /a\nCMD ${long}\n`];
    for (const text of files) {
      const { findings } = await run({
        files: [{ file: dockerfile(text), language: 'dockerfile' }],
        config: DEFAULT_CONFIG,
        today: TODAY,
      });
      expect(findings.length).toBeGreaterThan(0);
      for (const { message, help } of findings)
        expect([message.length < 600, help.length <= 2001]).toEqual([true, true]);
      expect(findings.some(({ message }) => message.includes(`\`${'a'.repeat(100)}…\``))).toBe(true);
    }
  });

  it('puts the severity of the configuration for the file', async () => {
    const files = ['a/Dockerfile', 'b/Dockerfile'].map((path) => ({
      file: dockerfile('FROM debian:13-slim\nADD a /a\n', path),
      language: 'dockerfile' as const,
    }));
    const configFor = (path: string) => (path.startsWith('a/') ? { ...config, ignore: ['DL3020'] } : config);
    const { findings } = await run({ files, config, configFor, today: TODAY });
    expect(findings.map(({ file }) => file)).toEqual(['b/Dockerfile']);
  });
});

describe('very many findings', () => {
  it('are all told', async () => {
    const keys = 'a: 1,'.repeat(130_000);
    const file = {
      path: 'a.yaml',
      text: `{apiVersion: v1, kind: ConfigMap, data: {${keys}}}`,
      origin: 'worktree' as const,
    };
    const files = [{ file, language: 'kubernetes' as const }];
    const { findings, errors } = await run({ files, config: { ...config, select: ['K8S002'] }, today: TODAY });
    expect(errors).toEqual([]);
    expect(findings).toHaveLength(129_999);
  }, 30_000);
});
