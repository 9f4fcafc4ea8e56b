import { describe, expect, it } from 'vitest';
import { check } from '../../support/check.ts';

const rulesIn = async (text: string): Promise<string[]> =>
  (await check('compose.yaml', text))
    .map(({ rule }) => rule)
    .filter((rule) => rule === 'CMP101' || rule.startsWith('PLM'));
const web = (flag: string, before = '') => `${before}services:\n  web:\n    image: a:1\n${flag}`;

describe('ignores in Compose files', () => {
  it('reports without any', async () => {
    expect(await rulesIn(web('    privileged: true\n'))).toEqual(['CMP101']);
  });

  it.each([
    ['on the line', web('    privileged: true # plimsoll ignore=CMP101 -- reads the disks\n')],
    ['above the key', web('    # plimsoll-ignore CMP101: reads the disks\n    privileged: true\n')],
    [
      'above the service',
      '# top\nservices:\n  # plimsoll ignore=privileged-service -- x\n  web:\n    image: a:1\n    privileged: true\n',
    ],
    ['for the file', web('    privileged: true\n', '# plimsoll file ignore=CMP101 -- x\n')],
    ['x-plimsoll of the service', web('    x-plimsoll: {ignore: [CMP101]}\n    privileged: true\n')],
    ['x-plimsoll of the file', web('    privileged: true\n', 'x-plimsoll: {ignore: CMP101}\n')],
    ['KICS, by query', web('    privileged: true\n', '# kics-scan disable=ae5b6871-7f45-42e0-bb4c-ab300c4d2026\n')],
    ['KICS, by line', web('    # kics-scan ignore-line\n    privileged: true\n')],
    ['dclint, by line', web('    privileged: true # dclint disable-line\n')],
    ['dclint, by file', web('    privileged: true\n', '# dclint disable-file\n')],
  ])('%s', async (_, text) => expect(await rulesIn(text)).toEqual([]));

  it('knows the names of dclint', async () => {
    const text = 'services:\n  web:\n    image: a # dclint disable-line service-image-require-explicit-tag\n';
    expect((await check('compose.yaml', text)).filter(({ rule }) => rule === 'CMP201')).toEqual([]);
  });

  it('tells an ignore of ours that silences nothing, not one of another tool', async () => {
    expect(await rulesIn(web('    x-plimsoll: {ignore: [CMP101]}\n'))).toEqual(['PLM001']);
    expect(await rulesIn(web('', '# dclint disable no-version-field\n'))).toEqual([]);
  });
});
