import { describe, expect, it } from 'vitest';
import { report as compact } from '../../src/report/compact.ts';
import { report as json } from '../../src/report/json.ts';
import { FORMATS, isFormat, reporters } from '../../src/report/reporters.ts';
import { finding, input } from './samples.ts';

const TEXT = 'FROM node:22\nADD . .\n';
const fix = { safety: 'safe', title: 'Write COPY', edits: [{ start: 13, end: 16, text: 'COPY' }] } as const;
const add = finding(TEXT, { at: 'ADD', message: '`ADD` copies', help: 'COPY . .', fix });
const note = finding(TEXT, { at: 'node:22', rule: 'DL3007', severity: 'info', message: 'moves' });

describe('compact', () => {
  it('prints one line a finding, names and messages escaped', () => {
    const odd = { ...add, file: 'a\nb', message: 'x\x1b[1m\ny' };
    expect(compact(input({}, [note, odd], { errors: [{ file: 'c', message: 'rule X failed' }] }))).toBe(
      [
        'Dockerfile:1:6: info DL3007 moves\n',
        'a\\nb:2:1: error DL3020 x\\x1b[1m\\ny\n',
        'c: could not be checked: rule X failed\n',
      ].join(''),
    );
  });

  it('prints nothing for a clean run', () => {
    expect(compact(input({ Dockerfile: TEXT }, []))).toBe('');
  });
});

describe('json', () => {
  it('is the contract, version 1', () => {
    const text = json(input({ Dockerfile: TEXT }, [note, add], { errors: [{ message: 'm', stack: 's' }] }));
    expect(JSON.parse(text)).toEqual({
      version: 1,
      tool: { name: 'plimsoll', version: '0.1.0' },
      summary: { files: 1, error: 1, warning: 0, info: 1, style: 0, fixable: 1, blocking: 1, failed: true },
      findings: [
        expect.objectContaining({ rule: 'DL3007', blocking: false, path: null, fix: null, related: [] }),
        {
          rule: 'DL3020',
          name: 'copy-instead-of-add',
          aliases: [],
          severity: 'error',
          blocking: true,
          message: '`ADD` copies',
          help: 'COPY . .',
          url: 'https://docs.docker.com/build/building/best-practices/',
          file: 'Dockerfile',
          language: 'dockerfile',
          start: { line: 2, column: 1, offset: 13 },
          end: { line: 2, column: 4, offset: 16 },
          path: null,
          related: [],
          fix,
        },
      ],
      errors: [{ message: 'm', file: null, rule: null }],
      skipped: [],
    });
  });

  it('carries the bytes of a name that is not UTF-8', () => {
    const odd = { ...add, file: '\ufffd', fileBytes: '/w==' };
    expect(JSON.parse(json(input({}, [odd]))).findings[0]).toMatchObject({ file: '\ufffd', fileBytes: '/w==' });
  });
});

describe('the table of formats', () => {
  it('loads a reporter for each name', async () => {
    for (const name of FORMATS) {
      const { report } = await reporters[name]();
      expect(report(input({ Dockerfile: TEXT }, [note, add]), { columns: 80, color: false })).toContain('DL3020');
    }
  });

  it('knows its names', () => {
    expect(isFormat('json')).toBe(true);
    expect(isFormat('toString')).toBe(false);
  });
});
