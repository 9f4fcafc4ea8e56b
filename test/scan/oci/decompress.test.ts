import { execFileSync, spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ScanError } from '../../../src/scan/error.ts';
import { LIMITS } from '../../../src/scan/limits.ts';
import { Budget, decompress, verify } from '../../../src/scan/oci/decompress.ts';
import { concatenate } from '../../../src/scan/oci/source.ts';
import { digestOf, piecesOf } from '../build.ts';

const TEXT = Buffer.from(Array.from({ length: 20_000 }, (_, index) => `line ${index}\n`).join(''));

/** A zstd frame of stored blocks, or of one byte that is repeated. */
function frame(content: Buffer | { byte: number; times: number }, window = 0x58): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, window]);
  const isStored = Buffer.isBuffer(content);
  const size = isStored ? content.length : content.times;
  const block = Buffer.alloc(3);
  block.writeUIntLE((size << 3) | (isStored ? 0 : 2) | 1, 0, 3);
  return Buffer.concat([header, block, isStored ? content : Buffer.from([content.byte])]);
}

function skippable(content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32LE(0x184d2a53, 0);
  header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content]);
}

async function plain(packed: Buffer, budget = new Budget()): Promise<Buffer | undefined> {
  return concatenate(decompress(piecesOf(packed, 999), budget));
}

async function errorOf(run: () => Promise<unknown>): Promise<string> {
  const error = await run().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ScanError);
  return error instanceof Error ? error.message : '';
}

describe('decompression', () => {
  it.each<[string, Buffer, Buffer]>([
    ['plain data', TEXT, TEXT],
    ['nothing', Buffer.alloc(0), Buffer.alloc(0)],
    ['one byte', Buffer.from('x'), Buffer.from('x')],
    ['gzip', gzipSync(TEXT), TEXT],
    [
      'gzip in several members',
      Buffer.concat([gzipSync(TEXT), gzipSync('and more')]),
      Buffer.concat([TEXT, Buffer.from('and more')]),
    ],
    ['gzip with zeros behind it', Buffer.concat([gzipSync(TEXT), Buffer.alloc(1024)]), TEXT],
    ['a zstd frame', frame(Buffer.from('stored')), Buffer.from('stored')],
    ['a zstd frame with a repeated byte', frame({ byte: 97, times: 5 }), Buffer.from('aaaaa')],
    [
      'zstd frames, with others to skip',
      Buffer.concat([
        frame(Buffer.from('one ')),
        skippable(Buffer.alloc(3000)),
        frame(Buffer.from('two')),
        skippable(Buffer.from('end')),
      ]),
      Buffer.from('one two'),
    ],
  ])('reads %s', async (_what, packed, expected) => {
    expect((await plain(packed))?.equals(expected)).toBe(true);
  });

  const hasZstd = spawnSync('zstd', ['--version']).status === 0;
  it.skipIf(!hasZstd).each([['-1'], ['-19'], ['--no-check'], ['--long=27']])(
    'reads what zstd %s writes',
    async (option) => {
      const packed = execFileSync('zstd', [option, '-c'], { input: TEXT, maxBuffer: 1e8 });
      expect((await plain(packed))?.equals(TEXT)).toBe(true);
      expect((await plain(Buffer.concat([packed, packed])))?.length).toBe(TEXT.length * 2);
      for (const end of [10, 100, packed.length - 1])
        expect(await errorOf(() => plain(packed.subarray(0, end)))).toContain('zstd data is malformed or truncated');
    },
  );

  it.each<[string, Buffer, string]>([
    ['truncated gzip', gzipSync(TEXT).subarray(0, 2000), 'gzip data is malformed or truncated'],
    ['damaged gzip', gzipSync(TEXT).fill(0, 500, 600), 'gzip data is malformed or truncated'],
    ['a bomb in gzip', gzipSync(Buffer.alloc(64 * 1024 * 1024)), 'expands more than 1000 times'],
    [
      'a bomb in zstd',
      Buffer.concat(Array.from({ length: 600 }, () => frame({ byte: 0, times: 131_072 }))),
      'expands more than 1000 times',
    ],
    ['a huge zstd window', frame(Buffer.from('x'), 0xf8), 'window of more than 128 MB'],
    [
      'a huge zstd window in a later frame',
      Buffer.concat([frame(Buffer.from('x')), frame(Buffer.from('x'), 0xa8)]),
      'window of more than 128 MB',
    ],
    ['garbage after zstd', Buffer.concat([frame(Buffer.from('x')), Buffer.from('something else')]), 'is not one'],
  ])('refuses %s', async (_what, packed, message) => {
    const budget = new Budget({ ...LIMITS, freeBytes: 1024 * 1024 });
    expect(await errorOf(() => plain(packed, budget))).toContain(message);
  });

  it('bounds the bytes and entries of all layers together', async () => {
    const budget = new Budget({ ...LIMITS, bytes: TEXT.length * 2, entries: 2 });
    await plain(TEXT, budget);
    await plain(gzipSync(TEXT), budget);
    expect(await errorOf(() => plain(TEXT, budget))).toContain('the image holds more than');
    budget.addEntry();
    budget.addEntry();
    expect(() => budget.addEntry()).toThrow('more than 2 files');
  });
});

describe('digests', () => {
  it('accepts the right one and refuses others', async () => {
    const check = (digest: string) => concatenate(verify(piecesOf(TEXT), digest, 'a layer'));
    expect((await check(digestOf(TEXT)))?.length).toBe(TEXT.length);
    expect(await errorOf(() => check(digestOf(Buffer.from('x'))))).toContain('does not match its digest');
    for (const digest of [
      '',
      'sha256:',
      'md5:d41d8cd98f00b204e9800998ecf8427e',
      `sha256:${'A'.repeat(64)}`,
      '__proto__:x',
    ])
      expect(await errorOf(() => check(digest))).toBe('a layer has an invalid digest');
  });
});
