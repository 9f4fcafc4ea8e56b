import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScanError } from '../../../src/scan/error.ts';
import { concatenate } from '../../../src/scan/oci/source.ts';
import { tarEntries } from '../../../src/scan/oci/tar.ts';
import { type Member, pax, piecesOf, tar } from '../build.ts';

async function entriesOf(archive: Buffer, piece?: number) {
  const found = [];
  for await (const { path, type, target, size, content } of tarEntries(piecesOf(archive, piece)))
    found.push({ path, type, target, size, text: (await concatenate(content())).toString() });
  return found;
}

async function errorOf(archive: Buffer): Promise<string> {
  try {
    await entriesOf(archive);
  } catch (error) {
    expect(error).toBeInstanceOf(ScanError);
    return error instanceof Error ? error.message : '';
  }
  return 'no error';
}

const LONG = `${'folder/'.repeat(40)}file`;

describe('tar', () => {
  it('reads files, folders and links', async () => {
    const archive = tar([
      { path: 'a/', flag: '5' },
      { path: 'a/b', content: 'text' },
      { path: 'a/c', flag: '1', target: 'a/b' },
      { path: 'a/d', flag: '2', target: '../a/b' },
      { path: 'a/device', flag: '3' },
      { path: 'old/', flag: '\0' },
    ]);
    expect(await entriesOf(archive)).toEqual([
      { path: 'a/', type: 'folder', target: '', size: 0, text: '' },
      { path: 'a/b', type: 'file', target: '', size: 4, text: 'text' },
      { path: 'a/c', type: 'hardlink', target: 'a/b', size: 0, text: '' },
      { path: 'a/d', type: 'symlink', target: '../a/b', size: 0, text: '' },
      { path: 'a/device', type: 'other', target: '', size: 0, text: '' },
      { path: 'old/', type: 'folder', target: '', size: 0, text: '' },
    ]);
  });

  it('skips what is not read, in pieces of any size', async () => {
    const members = Array.from({ length: 20 }, (_, index) => ({ path: `f${index}`, content: 'x'.repeat(index * 100) }));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 19 }), async (piece, wanted) => {
        let text: string | undefined;
        let count = 0;
        for await (const entry of tarEntries(piecesOf(tar(members), piece))) {
          if (count++ === wanted) text = (await concatenate(entry.content())).toString();
        }
        expect([count, text?.length]).toEqual([20, wanted * 100]);
      }),
      { numRuns: 30 },
    );
  });

  it.each<[string, Member[], { path: string; target?: string; text?: string }]>([
    ['a pax path', [pax({ path: LONG }), { path: 'short', content: 'x' }], { path: LONG, text: 'x' }],
    ['a pax link', [pax({ linkpath: LONG }), { path: 'a', flag: '2', target: 'b' }], { path: 'a', target: LONG }],
    [
      'a pax size',
      [pax({ size: '3' }), { path: 'a', content: 'abc', patch: (header) => header.fill(48, 124, 135) }],
      { path: 'a', text: 'abc' },
    ],
    [
      'a global pax header',
      [
        { ...pax({ path: 'no' }), flag: 'g' },
        { path: 'a', content: 'x' },
      ],
      { path: 'a', text: 'x' },
    ],
    [
      'a long GNU name',
      [
        { path: '././@LongLink', flag: 'L', content: `${LONG}\0` },
        { path: 'short', content: 'x' },
      ],
      { path: LONG, text: 'x' },
    ],
    [
      'a long GNU link',
      [
        { path: '././@LongLink', flag: 'K', content: `${LONG}\0` },
        { path: 'a', flag: '2' },
      ],
      { path: 'a', target: LONG },
    ],
    [
      'a ustar prefix',
      [{ path: 'name', content: 'x', patch: (header) => header.write('some/prefix', 345) }],
      { path: 'some/prefix/name' },
    ],
    [
      'a base-256 size',
      [
        {
          path: 'a',
          content: 'abc',
          patch: (header) => header.fill(0, 124, 136).writeUInt8(0x80, 124) && header.writeUInt8(3, 135),
        },
      ],
      { path: 'a', text: 'abc' },
    ],
  ])('reads %s', async (_what, members, expected) => {
    expect(await entriesOf(tar(members))).toMatchObject([expected]);
  });

  it.each<[string, Buffer, string]>([
    ['a wrong checksum', Buffer.concat([tar([{ path: 'a' }]).fill(65, 0, 1)]), 'checksum'],
    ['a sparse file', tar([{ path: 'a', flag: 'S' }]), 'sparse'],
    ['a sparse file of pax', tar([pax({ 'GNU.sparse.major': '1' }), { path: 'a' }]), 'sparse'],
    ['a huge header', tar([{ path: 'x', flag: 'x', content: Buffer.alloc(1_100_000, 65) }]), 'header of 1100000 bytes'],
    ['a malformed pax header', tar([{ path: 'x', flag: 'x', content: '99 path=a\n' }]), 'extended header'],
    ['a pax header without length', tar([{ path: 'x', flag: 'x', content: 'path=a' }]), 'extended header'],
    ['a path of 5,000 levels', tar([pax({ path: 'a/'.repeat(5000) }), { path: 'a' }]), '4096 characters'],
    ['a negative size', tar([pax({ size: '-1' }), { path: 'a' }]), 'invalid size'],
    ['a size beyond all numbers', tar([{ path: 'a', patch: (header) => header.fill(255, 124, 136) }]), 'invalid size'],
  ])('refuses %s', async (_what, archive, message) => {
    expect(await errorOf(archive)).toContain(message);
  });

  it('says that an archive is truncated, wherever it ends', async () => {
    const archive = tar([pax({ path: 'x' }), { path: 'a', content: 'x'.repeat(1000) }, { path: 'b', content: 'y' }]);
    // Between two entries it may end, and so it may in what fills the last block of one.
    const starts = [0, 512, 512 + 11, 1024, 1536, 1536 + 1000, 2560, 3072, 3072 + 1, 3584];
    const isBetween = (end: number): boolean =>
      (end >= 523 && end <= 1024) || (end >= 2536 && end <= 2560) || (end >= 3073 && end <= 3584);
    for (const end of [...starts, ...starts.map((at) => at + 1), ...starts.map((at) => at - 1)].filter((at) => at > 0))
      expect([end, await errorOf(archive.subarray(0, end))]).toEqual([
        end,
        isBetween(end) || end >= archive.length - 1024
          ? expect.stringMatching(/truncated|no error/)
          : 'the archive is truncated',
      ]);
  });

  it('accepts an archive without the zeros at its end, as umoci writes it', async () => {
    const archive = tar([{ path: 'a', content: 'x'.repeat(600) }]);
    for (const end of [512 + 600, 512 + 601, 512 + 1024, archive.length - 512])
      expect(await entriesOf(archive.subarray(0, end))).toMatchObject([{ path: 'a', size: 600 }]);
  });

  it('gives no other error for random changes', async () => {
    const archive = tar([pax({ path: LONG }), { path: 'a', content: 'text' }, { path: 'b', flag: '2', target: 'c' }]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255))), async (changes) => {
        const changed = Buffer.from(archive);
        for (const [at, byte] of changes) changed[at] = byte;
        await errorOf(changed);
      }),
      { numRuns: 300 },
    );
  });

  const hasTar = spawnSync('tar', ['--version'], { encoding: 'utf8' }).stdout?.includes('GNU tar') ?? false;
  it.skipIf(!hasTar).each(['gnu', 'pax', 'ustar', 'v7'])('reads what GNU tar writes as %s', async (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-tar-'));
    try {
      const deep = format === 'v7' ? 'deep' : `${'deep'.repeat(20)}/${'er'.repeat(40)}`;
      mkdirSync(join(folder, deep), { recursive: true });
      writeFileSync(join(folder, deep, 'file'), 'content');
      writeFileSync(join(folder, 'ünïcode'), 'x'.repeat(1025));
      symlinkSync('target/of/link', join(folder, 'zlink'));
      const archive = execFileSync('tar', [`--format=${format}`, '--sort=name', '-C', folder, '-c', '.'], {
        maxBuffer: 1e8,
      });
      const entries = await entriesOf(archive, 10_000);
      expect(entries.find(({ path }) => path.endsWith('/file'))).toMatchObject({
        path: `./${deep}/file`,
        text: 'content',
      });
      expect(entries.find(({ path }) => path === './ünïcode')).toMatchObject({ size: 1025 });
      const link = entries.find(({ path }) => path === './zlink');
      expect(link).toMatchObject({ type: 'symlink', target: 'target/of/link' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
