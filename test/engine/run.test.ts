import { describe, expect, it } from 'vitest';
import { type Config, DEFAULT_CONFIG } from '../../src/config/config.ts';
import { describeSkipped } from '../../src/core/skipped.ts';
import { type CheckedFile, run } from '../../src/engine/run.ts';
import { TODAY } from '../support/check.ts';

const dockerfile = (text: string, path = 'Dockerfile') => ({ path, text, origin: 'worktree' as const });
const config = { ...DEFAULT_CONFIG, select: ['DL3020', 'DL3002'], severity: { DL3020: 'error' as const } };

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

  it.each([
    ['a Dockerfile', 'Dockerfile', 'dockerfile', 'FROM debian:13-slim\n', 'RUN true\n', 120_001],
    ['a Compose file', 'compose.yaml', 'compose', 'services: {}\n', '# a\n', 50_001],
    ['a script', 'a.sh', 'shell', 'a\n', '# a\n', 50_001],
  ] as const)('says that %s is too large', async (_, path, language, head, line, count) => {
    const file = dockerfile(`${head}${line.repeat(count)}`, path);
    const { findings, skipped, errors, files } = await run({ files: [{ file, language }], config, today: TODAY });
    const reason = expect.stringMatching(/^\d+ lines, more than 50000: it is too large$/);
    expect(skipped).toEqual([{ file: path, reason, whole: true, language }]);
    expect([findings.length, errors.length]).toEqual([0, 0]);
    // Not among those that were checked.
    expect(files.size).toBe(0);
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

describe('a large file', () => {
  const LINES = '# a\n'.repeat(50_000);
  const judged = async (text: string, more: Partial<CheckedFile> = {}, changed: Partial<Config> = {}) => {
    const file = dockerfile(text, more.language === 'kubernetes' ? 'a.yaml' : 'Dockerfile');
    const { findings, skipped, errors, existing, files } = await run({
      files: [{ file, language: 'dockerfile', ...more }],
      config: { ...DEFAULT_CONFIG, ...changed },
      today: TODAY,
    });
    expect(errors).toEqual([]);
    const notes = skipped.map(describeSkipped);
    return { notes, checked: files.size, existing: existing.size, rules: findings.map(({ rule }) => rule) };
  };

  it('of a Dockerfile has its instructions judged, and nothing else', async () => {
    const text = 'FROM debian:13-slim\nADD a /a\nRUN echo $x && apt-get install -y curl\nRUN echo `a` | b\nUSER root\n';
    const whole = await judged(text);
    expect(whole.rules).toEqual(expect.arrayContaining(['DL3020', 'SC2086', 'DL3008', 'SC2005', 'DL3002']));
    expect(await judged(text + LINES)).toEqual({
      notes: [
        'Dockerfile: 50006 lines, more than 50000: only its instructions were checked, not its scripts, images and references to other files',
      ],
      checked: 1,
      existing: 0,
      rules: ['DL3020', 'DL3002'],
    });
  });

  it('may be one with few lines and very many characters', async () => {
    const { notes, rules } = await judged(`FROM debian:13-slim\nADD a /a\n# ${'a'.repeat(1_100_000)}\nUSER 1000\n`);
    expect(notes).toEqual([expect.stringMatching(/^Dockerfile: 11000\d\d characters, more than 1048576: only/)]);
    expect(rules).toEqual(['DL3020']);
  });

  it('has ignores of which nobody knows whether they are needed', async () => {
    const { rules } = await judged(
      `FROM debian:13-slim\n# plimsoll ignore=SC2086\nRUN echo $x\n# plimsoll ignore=DL3020\nADD a /a\nUSER 1000\n${LINES}`,
    );
    expect(rules).toEqual([]);
  });

  it('of manifests is checked as any other, up to 5 MB', async () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  hostPID: true\n  containers: [{ name: a, image: a, command: [sh, -c, "cd $x"] }]\n';
    const usual = await judged(pod, { language: 'kubernetes' });
    expect(usual.rules).toEqual(expect.arrayContaining(['K8S102', 'SC2086', 'K8S401']));
    expect(await judged(`# ${'a'.repeat(1_100_000)}\n${LINES.repeat(4)}${pod}`, { language: 'kubernetes' })).toEqual(
      usual,
    );
    const { notes, rules, checked } = await judged(`${pod}# ${'a'.repeat(5_242_880)}\n`, { language: 'kubernetes' });
    expect([rules, checked]).toEqual([[], 0]);
    expect(notes).toEqual([
      expect.stringMatching(/^a\.yaml was not checked: 52\d+ characters, more than 5242880: it is too large$/),
    ]);
  });

  it('is compared with its older version, and left out where there is none', async () => {
    const text = `FROM debian:13-slim\nADD a /a\nUSER 1000\n${LINES}`;
    const base = dockerfile(text.replace('USER 1000', 'USER 1001'));
    expect(await judged(text, { base }, { scope: 'new' })).toMatchObject({
      checked: 1,
      existing: 1,
      rules: ['DL3020'],
    });
    expect(await judged(text, {}, { scope: 'new' })).toMatchObject({ checked: 0, rules: [] });
  });
});

describe('very many findings', () => {
  const judged = async (text: string, path = 'a.yaml', language: 'kubernetes' | 'dockerfile' = 'kubernetes') => {
    const file = { path, text, origin: 'worktree' as const };
    const select = ['K8S002', 'SC1018', 'PLM001', 'DL3008'];
    const result = await run({ files: [{ file, language }], config: { ...config, select }, today: TODAY });
    expect(result.errors).toEqual([]);
    return result;
  };
  const mapOf = (keys: number) => `{apiVersion: v1, kind: ConfigMap, data: {${'a: 1,'.repeat(keys)}}}`;

  it('are all told up to 50,000', async () => {
    const { findings, skipped } = await judged(mapOf(50_001));
    expect(findings).toHaveLength(50_000);
    expect(skipped).toEqual([]);
  });

  it('are named where there are more', async () => {
    const { findings, skipped } = await judged(mapOf(130_000));
    expect(findings).toHaveLength(50_000);
    expect(skipped.map(describeSkipped)).toEqual([
      'a.yaml: more than 50,000 findings in one part of it: the others are not told',
    ]);
  });

  it('of one script leave those of others, and it is open whether an ignore is needed', async () => {
    const text = `FROM debian:13-slim
# plimsoll ignore=DL3008 -- not there
RUN echo ${'\u00a0'.repeat(60_000)}a
RUN echo\u00a0a
`;
    const { findings, skipped } = await judged(text, 'Dockerfile', 'dockerfile');
    expect(findings.map(({ rule }) => rule).filter((rule) => rule !== 'SC1018')).toEqual([]);
    expect(findings).toHaveLength(50_001);
    expect(findings.at(-1)?.start.line).toBe(4);
    expect(skipped).toHaveLength(1);
  });
});
