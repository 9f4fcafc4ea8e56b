import { describe, expect, it } from 'vitest';
import type { Skipped } from '../../src/core/skipped.ts';
import { FORMATS, reporters } from '../../src/report/reporters.ts';
import { input } from './samples.ts';

const SKIPPED: readonly Skipped[] = [
  { file: 'a/Dockerfile', reason: 'it is binary', whole: true, language: 'dockerfile' },
  { file: 'b/Dockerfile', line: 7, reason: 'only its syntax was checked' },
  { file: 'b/Dockerfile', reason: '60000 lines: only its instructions were checked' },
  { file: '\ufffd', fileBytes: '/w==', reason: 'it is UTF-16', whole: true },
];
const PLAIN = { columns: 80, color: false };

async function report(format: (typeof FORMATS)[number], files: Readonly<Record<string, string>> = { c: '' }) {
  return (await reporters[format]()).report(input(files, [], { skipped: SKIPPED }), PLAIN);
}

describe('what was not checked', () => {
  it('is in JSON, part by part', async () => {
    expect(JSON.parse(await report('json')).skipped).toEqual([
      { file: 'a/Dockerfile', reason: 'it is binary' },
      { file: 'b/Dockerfile', reason: 'line 7: only its syntax was checked' },
      { file: 'b/Dockerfile', reason: '60000 lines: only its instructions were checked' },
      { file: '\ufffd', fileBytes: '/w==', reason: 'it is UTF-16' },
    ]);
  });

  it('is a notification of the tool in SARIF', async () => {
    const [invocation] = JSON.parse(await report('sarif')).runs[0].invocations;
    expect(invocation.executionSuccessful).toBe(true);
    expect(invocation.toolExecutionNotifications).toEqual([
      {
        level: 'warning',
        message: { text: 'not checked: it is binary' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'a/Dockerfile', uriBaseId: '%SRCROOT%' } } }],
      },
      {
        level: 'warning',
        message: { text: 'only its syntax was checked' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'b/Dockerfile', uriBaseId: '%SRCROOT%' },
              region: { startLine: 7 },
            },
          },
        ],
      },
      expect.objectContaining({ message: { text: '60000 lines: only its instructions were checked' } }),
      {
        level: 'warning',
        message: { text: 'not checked: it is UTF-16' },
        locations: [{ physicalLocation: { artifactLocation: { uri: '%FF', uriBaseId: '%SRCROOT%' } } }],
      },
    ]);
  });

  it('is a skipped case in JUnit', async () => {
    const xml = await report('junit');
    expect(xml).toContain('<testsuites name="plimsoll" tests="5" failures="0" errors="0" skipped="4"');
    expect(xml.match(/<testcase name="not checked.*\n.*<skipped message="[^"]+"\/>/g)).toHaveLength(4);
    expect(xml).toContain('name="not checked in full (7)"');
  });

  it('is counted, by files, in the last line for people', async () => {
    expect(await report('human')).toBe('no findings in 1 file, 2 files not checked, 1 only in part (41 ms).\n');
    expect(await report('human', {})).toBe('nothing was checked, 2 files not checked, 1 only in part (41 ms).\n');
  });

  it('breaks no other format', async () => {
    for (const format of FORMATS) expect(typeof (await report(format))).toBe('string');
  });
});
