import { describe, expect, it } from 'vitest';
import { chooseLine, imageOn, inRange, userOf } from '../../../src/app/init/images.ts';
import { lasts } from '../../../src/languages/images/facts.ts';

const TODAY = new Date('2026-11-27T12:00:00Z');

describe('the line to build on', () => {
  it.each([
    ['nodejs', {}, '24'],
    ['nodejs', { exact: '24.3.0' }, '24'],
    ['nodejs', { exact: '26' }, '26'],
    ['nodejs', { range: '>=20' }, '24'],
    ['nodejs', { range: '^26.1.0' }, '26'],
    ['nodejs', { range: '24.x || 26.x' }, '24'],
    ['python', {}, '3.14'],
    ['python', { exact: '3.12.4' }, '3.12'],
    ['python', { range: '>=3.11,<3.13' }, '3.12'],
    ['python', { range: '~=3.13.0' }, '3.13'],
    ['python', { range: '^3.12' }, '3.14'],
    ['php', { range: '^8.3' }, '8.5'],
    ['php', { range: '~8.4.0' }, '8.4'],
    ['eclipse-temurin', { exact: '17' }, '17'],
    ['dotnet', { exact: '10' }, '10'],
  ])('%s %j is %s', (product, wanted, name) => {
    expect(chooseLine(product, wanted, TODAY)).toEqual({ name });
  });

  it.each([
    ['nodejs', { exact: '22' }, '24', '22'],
    ['nodejs', { exact: '25.1.0' }, '26', '25.1.0'],
    ['nodejs', { range: '>=18 <23' }, '24', '>=18 <23'],
    ['dotnet', { exact: '8' }, '10', '8'],
    ['python', { exact: '3.9' }, '3.11', '3.9'],
    ['eclipse-temurin', { exact: '22' }, '25', '22'],
  ])('%s %j ends too soon: %s in its place', (product, wanted, name, instead) => {
    expect(chooseLine(product, wanted, TODAY)).toEqual({ name, instead });
  });

  it('lasts 180 days on any day, whatever is asked for', () => {
    for (const day of ['2026-09-01', '2026-11-27', '2027-02-01', '2027-06-01']) {
      const today = new Date(`${day}T12:00:00Z`);
      for (const [product, image] of [
        ['nodejs', 'node'],
        ['python', 'python'],
        ['ruby', 'ruby'],
        ['php', 'php'],
        ['dotnet', 'mcr.microsoft.com/dotnet/sdk'],
      ] as const) {
        for (const exact of [undefined, '3', '8', '20', '22', '3.3', '9999']) {
          const { name } = chooseLine(product, { exact }, today);
          expect([day, product, exact, name, lasts(`${image}:${name}`, today)]).toEqual([
            day,
            product,
            exact,
            name,
            true,
          ]);
        }
      }
    }
  });

  it.each([
    ['3.13', '<3.13', false],
    ['3.13', '<3.13.2', true],
    ['3.12', '>3.12', true],
    ['8.4', '>=8.1 <8.4', false],
    ['24', '>= 24', true],
    ['24', 'nonsense', true],
    ['24', '20 - 26', false],
    ['3.4', '~> 3.4.1', true],
    ['3.5', '~> 3.4', true],
    ['4.0', '~> 3.4', false],
  ])('%s in %j: %s', (line, range, expected) => {
    expect(inRange(line, range)).toBe(expected);
  });
});

describe('an image', () => {
  it('names the newest system that it is listed on', () => {
    expect(imageOn('node', '24', ['slim'], 'debian', TODAY)).toBe('node:24-trixie-slim');
    expect(imageOn('python', '3.13', ['slim'], 'debian', TODAY)).toBe('python:3.13-slim-trixie');
    expect(imageOn('eclipse-temurin', '25', ['jre'], 'ubuntu', TODAY)).toBe('eclipse-temurin:25-jre-resolute');
    expect(imageOn('node', '14', ['slim'], 'debian', TODAY)).toBeUndefined();
    expect(imageOn('nosuch', '1', [], 'debian', TODAY)).toBeUndefined();
  });

  it.each([
    ['node:24-trixie-slim', 1000],
    ['oven/bun:1-slim', 1000],
    ['denoland/deno:2.9.0', 1993],
    ['gcr.io/distroless/static-debian13:nonroot', 65532],
    ['nginxinc/nginx-unprivileged:1.30-alpine', 101],
    ['mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled', 1654],
    ['python:3.14-slim-trixie', 10001],
    ['eclipse-temurin:25-jre', 10001],
    ['example.com/unknown:1', 10001],
  ])('%s runs as %d', (reference, uid) => {
    expect(userOf(reference).uid).toBe(uid);
  });

  it('runs as a user of the system only by name', () => {
    expect(userOf('php:8.5-fpm-trixie', 'www-data')).toEqual({ uid: 33, gid: 33 });
    expect(userOf('php:8.5-fpm-trixie')).toEqual({ uid: 10001, gid: 10001 });
  });
});

describe('data that is years old', () => {
  it('still names a line', () => {
    const later = new Date('2045-01-01T12:00:00Z');
    for (const product of ['nodejs', 'python', 'ruby', 'php', 'dotnet', 'go', 'rust', 'eclipse-temurin', 'deno'])
      expect(chooseLine(product, {}, later).name).toMatch(/^\d+(?:\.\d+)?$/);
  });
});
