import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { maskSecrets } from '../../src/core/mask.ts';

describe('secrets in lines that are shown', () => {
  test.each([
    ['ENV DB_PASSWORD=hunter2', 'ENV DB_PASSWORD=*******'],
    ['ENV DB_PASSWORD hunter2hunter2', 'ENV DB_PASSWORD hu************'],
    ['ENV TOKEN="two words" B=c', 'ENV TOKEN="*********" B=c'],
    ['  password: aHVudGVyMg==', '  password: aH**********'],
    ['RUN login --password hunter2 --user me', 'RUN login --password ******* --user me'],
    ['RUN git clone https://me:s3cret@example.org/x', 'RUN git clone https://me:******@example.org/x'],
    ['RUN curl -H "Bearer ghp_abcdefghijklmnopqrstuvwxyz0123456789"', `RUN curl -H "Bearer gh${'*'.repeat(38)}"`],
    [`  ${'QUJD'.repeat(16)}`, `  QU${'*'.repeat(62)}`],
  ])('%s', (line, masked) => {
    expect(maskSecrets(line)).toBe(masked);
  });

  test.each([
    'ENV TOKEN=$TOKEN',
    'ENV TOKEN=${TOKEN:-}',
    'automountServiceAccountToken: false',
    'secretName: tls-front',
    'RUN --mount=type=secret,id=npmrc npm ci',
    'ENV POSTGRES_PASSWORD=postgres',
    'password_file: /run/secrets/db',
    'image: registry.example.org/token:1.2',
    'FROM node:22 AS build',
  ])('leaves %s', (line) => {
    expect(maskSecrets(line)).toBe(line);
  });

  it('knows a value by the name on the line beside it', () => {
    expect(maskSecrets('  value: hunter2', '- name: DB_PASSWORD')).toBe('  value: *******');
    expect(maskSecrets('- value: "hunter2"', '', '  name: DB_PASSWORD')).toBe('- value: "*******"');
    expect(maskSecrets('  value: hunter2', '- name: DB_HOST')).toBe('  value: hunter2');
  });

  it('keeps the length of every line', () => {
    const part = fc.constantFrom(
      'PASSWORD',
      'token',
      '=',
      ':',
      ' ',
      '"',
      "'",
      'hunter2',
      '://',
      'a',
      '@',
      'value: ',
      '--',
      '世',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const line = parts.join('');
        expect(maskSecrets(line, '- name: PASSWORD')).toHaveLength(line.length);
      }),
    );
  });
});
