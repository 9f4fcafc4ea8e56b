import { describe, expect, it } from 'vitest';
import { readSize } from '../../../src/languages/compose/amounts.ts';
import { readDuration } from '../../../src/languages/compose/duration.ts';
import { readPortMapping } from '../../../src/languages/compose/port-syntax.ts';
import { isHostPath, readVolumeMapping } from '../../../src/languages/compose/volume-syntax.ts';

describe('ports', () => {
  const range = (first: number, last = first) => ({ first, last });
  it.each([
    ['80', { target: range(80), protocol: 'tcp' }],
    ['8080:80/udp', { published: range(8080), target: range(80), protocol: 'udp' }],
    ['127.0.0.1:8080:80', { hostIp: '127.0.0.1', published: range(8080) }],
    ['127.0.0.1::80', { hostIp: '127.0.0.1', target: range(80) }],
    ['[::1]:8080:80', { hostIp: '::1', published: range(8080) }],
    ['8000-8010:80-90', { published: range(8000, 8010), target: range(80, 90) }],
    ['8000-8010:80', { published: range(8000, 8010), target: range(80) }],
    ['\uFFFC:80', { published: 'unknown', target: range(80) }],
  ])('%s', (text, expected) => expect(readPortMapping(text)).toMatchObject(expected));

  it.each(['', 'a', '80:', '0', '65536', '90-80', '8000-8001:80-82', '80/http', 'host:80:80', '-1:80'])(
    '%s is none',
    (text) => expect(readPortMapping(text)).toHaveProperty('problem'),
  );
});

describe('volumes', () => {
  it.each([
    ['/data', undefined, '/data', []],
    ['data:/b', 'data', '/b', []],
    ['./a:/b:ro,z', './a', '/b', ['ro', 'z']],
    ['C:\\a:/b', 'C:\\a', '/b', []],
    ['C:/a:/b:ro', 'C:/a', '/b', ['ro']],
    ['a:/b:/c', 'a:/b', '/c', []],
  ])('%s', (text, source, target, options) => {
    const read = readVolumeMapping(text);
    expect([read.source, read.target, read.options.map(({ name }) => name)]).toEqual([source, target, options]);
    expect(text.slice(read.targetSpan.start, read.targetSpan.end)).toBe(target);
  });

  it('tells paths from names', () => {
    expect(['.', './a', '../a', '/a', '~/a', 'C:\\a', '\\\\.\\pipe'].every(isHostPath)).toBe(true);
    expect(['data', 'my.data', 'c'].some(isHostPath)).toBe(false);
  });
});

describe('amounts', () => {
  it('reads durations', () => {
    expect(['10s', '1m30s', '500ms', '0', '1.5h', '2d'].map(readDuration)).toEqual([
      10_000, 90_000, 500, 0, 5_400_000, 172_800_000,
    ]);
    expect(['', '10', '1 s', 's', '10 seconds'].map(readDuration)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('reads sizes', () => {
    expect(['512m', '1g', '1GiB', '1024', '0.5k'].map(readSize)).toEqual([
      536_870_912, 1_073_741_824, 1_073_741_824, 1024, 512,
    ]);
    expect(['', 'm', '${M}'].map(readSize)).toEqual([undefined, undefined, undefined]);
  });
});
