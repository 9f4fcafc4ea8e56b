import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ScanError } from '../../../src/scan/error.ts';
import { openArchive } from '../../../src/scan/oci/archive.ts';
import { Budget } from '../../../src/scan/oci/decompress.ts';
import { readDockerArchive } from '../../../src/scan/oci/docker-archive.ts';
import { type Image, layerEntries } from '../../../src/scan/oci/image.ts';
import { readLayout } from '../../../src/scan/oci/layout.ts';
import { bytesOf, digestOf, dockerArchive, imageBlobs, layout, type Member, storeOf, tar } from '../build.ts';

const HOST = { os: 'linux', architecture: 'amd64' };
const LAYERS = [tar([{ path: 'a', content: '1' }]), tar([{ path: 'b', content: '2' }])];

async function pathsOf({ layers }: Image): Promise<string[]> {
  const paths: string[] = [];
  for (const layer of layers) for await (const { path } of layerEntries(layer, new Budget())) paths.push(path);
  return paths;
}

async function errorOf(run: Promise<unknown>): Promise<string> {
  const error = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ScanError);
  return error instanceof ScanError ? [error.message, error.hint ?? ''].join(' | ') : '';
}

/** A layout with several images, each named and for a platform. */
function manyImages(images: readonly { name?: string; architecture?: string; isAttestation?: boolean }[]) {
  const files = new Map<string, Buffer>();
  const manifests = images.map(({ name, architecture = 'amd64', isAttestation }, index) => {
    const built = imageBlobs([tar([{ path: `image-${index}` }])], { config: { architecture } });
    for (const [path, content] of built.blobs) files.set(path, content);
    return {
      ...built.manifest,
      platform: isAttestation ? { os: 'unknown', architecture: 'unknown' } : { os: 'linux', architecture },
      annotations: {
        ...(name !== undefined && { 'org.opencontainers.image.ref.name': name }),
        ...(isAttestation && { 'vnd.docker.reference.type': 'attestation-manifest' }),
      },
    };
  });
  files.set('index.json', Buffer.from(JSON.stringify({ manifests })));
  return files;
}

describe('an OCI layout', () => {
  it('gives its layers in order, with the commands that made them', async () => {
    const history = [
      { created_by: 'ADD rootfs /' },
      { created_by: 'ENV A=1', empty_layer: true },
      { created_by: 'RUN make' },
    ];
    const config = { history, config: { User: 'app', Labels: { a: 'b', __proto__: 'c' } } };
    const image = await readLayout(storeOf(layout(LAYERS, { config })), { host: HOST });
    expect(image.layers.map(({ createdBy }) => createdBy)).toEqual(['ADD rootfs /', 'RUN make']);
    expect(image.config).toMatchObject({ user: 'app', platform: HOST });
    expect(await pathsOf(image)).toEqual(['a', 'b']);
  });

  it('reads plain layers too', async () => {
    const image = await readLayout(storeOf(layout(LAYERS, { compress: (layer) => layer })), { host: HOST });
    expect(await pathsOf(image)).toEqual(['a', 'b']);
  });

  it.each([
    ['the tag', { tag: 'two' }, 'image-1'],
    ['the platform', { tag: 'one', platform: { os: 'linux', architecture: 'arm64' } }, 'image-2'],
    ['the host', { tag: 'one' }, 'image-0'],
  ])('chooses by %s', async (_what, choice, expected) => {
    const files = manyImages([
      { name: 'one' },
      { name: 'reg.example/app:two' },
      { name: 'one', architecture: 'arm64' },
      { name: 'one', isAttestation: true },
    ]);
    expect(await pathsOf(await readLayout(storeOf(files), { host: HOST, ...choice }))).toEqual([expected]);
  });

  it('follows an index in the index', async () => {
    const inner = manyImages([{ architecture: 'arm64' }, {}, { isAttestation: true }]);
    const index = inner.get('index.json') ?? Buffer.alloc(0);
    const digest = digestOf(index);
    inner.set(`blobs/${digest.replace(':', '/')}`, index);
    inner.set('index.json', Buffer.from(JSON.stringify({ manifests: [{ digest, size: index.length }] })));
    expect(await pathsOf(await readLayout(storeOf(inner), { host: HOST }))).toEqual(['image-1']);
  });

  it.each([
    ['an unknown tag', { tag: 'three' }, 'no image with the tag "three" | it holds one, two'],
    ['no tag', {}, 'holds 2 images | add a tag after a colon: one, two'],
    [
      'another platform',
      { tag: 'one', platform: { os: 'windows', architecture: 'amd64' } },
      'no image for windows/amd64 | it holds linux/amd64',
    ],
  ])('says what it holds: %s', async (_what, choice, message) => {
    const files = manyImages([{ name: 'one' }, { name: 'two' }]);
    expect(await errorOf(readLayout(storeOf(files), { host: HOST, ...choice }))).toContain(message);
  });

  it.each<[string, (files: Map<string, Buffer>) => unknown, string]>([
    ['no index', (files) => files.delete('index.json'), 'not an OCI layout'],
    ['an index that is not JSON', (files) => files.set('index.json', Buffer.from('{')), 'index.json is not valid JSON'],
    ['an index that is nested deeply', (files) => files.set('index.json', Buffer.from('['.repeat(1e6))), 'levels deep'],
    ['an index that is huge', (files) => files.set('index.json', Buffer.alloc(5e6, 32)), 'too large'],
    ['an empty index', (files) => files.set('index.json', Buffer.from('{}')), 'holds no image'],
    ['an index of nothing', (files) => files.set('index.json', Buffer.from('null')), 'holds no image'],
    [
      'a digest that leaves the folder',
      (files) => files.set('index.json', Buffer.from('{"manifests":[{"digest":"sha256:../../../etc/passwd"}]}')),
      'invalid digest',
    ],
    ['an index in itself', (files) => selfReference(files), 'does not match its digest'],
    [
      'a missing blob',
      (files) => files.delete([...files.keys()].find((path) => path.startsWith('blobs')) ?? ''),
      'is missing',
    ],
  ])('refuses %s', async (_what, damage, message) => {
    const files = layout(LAYERS);
    damage(files);
    expect(await errorOf(readLayout(storeOf(files), { host: HOST }))).toContain(message);
  });

  it('notices a blob that was changed', async () => {
    const files = layout(LAYERS);
    const other = gzipSync(tar([{ path: 'c', content: '3' }]));
    for (const [path, content] of files) {
      if (content.subarray(0, 2).toString('hex') !== '1f8b') continue;
      files.set(path, Buffer.concat([other, Buffer.alloc(1000)]).subarray(0, content.length));
    }
    const image = await readLayout(storeOf(files), { host: HOST });
    expect(await errorOf(pathsOf(image))).toMatch(/does not match its digest|malformed or truncated/);
  });
});

function selfReference(files: Map<string, Buffer>): void {
  const digest = `sha256:${'0'.repeat(64)}`;
  const index = Buffer.from(JSON.stringify({ manifests: [{ digest }] }));
  files.set('index.json', index);
  files.set(`blobs/sha256/${'0'.repeat(64)}`, index);
}

describe('a docker-archive', () => {
  const open = (members: readonly Member[]) => openArchive(bytesOf(tar(members)));

  it('gives its layers, also those that are links', async () => {
    const members = [...dockerArchive([...LAYERS, LAYERS[0] ?? Buffer.alloc(0)])];
    const links = members.map((member) =>
      member.path === '2/layer.tar' ? { path: '2/layer.tar', flag: '2', target: '../0/layer.tar' } : member,
    );
    const image = await readDockerArchive(await open(links), { host: HOST });
    expect(image.name).toBe('app:1');
    expect(await pathsOf(image)).toEqual(['a', 'b', 'a']);
  });

  it('chooses by tag', async () => {
    const members = dockerArchive(LAYERS, ['reg.example/app:1', 'other:2']);
    const store = await open(members);
    for (const tag of ['1', 'app:1', 'reg.example/app:1', '2'])
      expect(await pathsOf(await readDockerArchive(store, { host: HOST, tag }))).toEqual(['a', 'b']);
    expect(await errorOf(readDockerArchive(store, { host: HOST, tag: '3' }))).toContain(
      'it holds reg.example/app:1, other:2',
    );
  });

  it.each<[string, (members: Member[]) => Member[], string]>([
    ['no manifest', (members) => members.slice(0, -1), 'no manifest.json'],
    ['a missing layer', (members) => members.filter(({ path }) => path !== '1/layer.tar'), 'layer 2 is missing'],
    ['a missing configuration', (members) => members.slice(1), 'the image configuration is missing'],
    [
      'layers that link to each other',
      (members) =>
        members.map((member) =>
          member.path === '0/layer.tar' ? { path: member.path, flag: '2', target: '../0/layer.tar' } : member,
        ),
      'layer 1 is missing',
    ],
  ])('refuses %s', async (_what, damage, message) => {
    const store = await open(damage(dockerArchive(LAYERS)));
    expect(await errorOf(readDockerArchive(store, { host: HOST }))).toContain(message);
  });

  it('notices a layer that was changed', async () => {
    const members = dockerArchive(LAYERS).map((member) =>
      member.path === '0/layer.tar' ? { ...member, content: tar([{ path: 'c', content: '1' }]) } : member,
    );
    const image = await readDockerArchive(await open(members), { host: HOST });
    expect(await errorOf(pathsOf(image))).toContain('does not match its digest');
  });

  it('says that it is truncated', async () => {
    const archive = tar(dockerArchive(LAYERS));
    expect(await errorOf(openArchive(bytesOf(archive.subarray(0, 600))))).toContain('truncated');
  });
});
