import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';
import { rules } from '../../../src/engine/rules-compose.gen.ts';
import { embedsOf } from '../../../src/languages/compose/embeds.ts';
import { parseCompose } from '../../../src/languages/compose/parse.ts';
import { check, TODAY } from '../../support/check.ts';

const parse = (text: string, path = 'compose.yaml') => parseCompose({ path, text, origin: 'worktree' });

describe('services', () => {
  it('take what they extend and merge, own values first', () => {
    const doc = parse(`
x-base: &base
  restart: always
  environment: {A: 1, B: 2}
services:
  base:
    <<: *base
    image: a:1
    ports: ["80:80"]
    deploy: {resources: {limits: {memory: 1G}}}
  child:
    extends: {service: base}
    image: b:1
    environment: [B=3]
    ports: ["81:80"]
  last:
    extends: child
    ports: !reset []
`);
    const child = doc.service('child');
    const last = doc.service('last');
    expect(child?.text('restart')?.value).toBe('always');
    expect(child?.image?.value).toBe('b:1');
    expect(child?.environment.map(({ name, value }) => `${name}=${value}`)).toEqual(['B=3', 'A=1']);
    expect(child?.ports.map(({ shown }) => shown)).toEqual(['81:80', '80:80']);
    expect(child?.textOf(child.getIn(['deploy', 'resources', 'limits', 'memory']))?.value).toBe('1G');
    expect(last?.has('ports')).toBe(false);
    expect(last?.open).toBe(false);
  });

  it('are open when they extend another file, in a circle, or something unknown', () => {
    const doc = parse(
      'services:\n  a: {extends: {file: b.yaml, service: x}}\n  b: {extends: c}\n  c: {extends: b}\n  d: {extends: nope}\n  e: {extends: {file: ./compose.yaml, service: f}}\n  f: {image: "a:1"}\n',
    );
    expect(doc.services.map(({ name, open }) => [name, open])).toEqual([
      ['a', true],
      ['b', true],
      ['c', true],
      ['d', true],
      ['e', false],
      ['f', false],
    ]);
  });

  it('tell an override and a fragment from a whole file', () => {
    expect(parse('services: {a: {command: x}}', 'compose.override.yaml').partial).toBe(true);
    expect(parse('services: {a: {command: x}}', 'docker-compose.dev.yml').partial).toBe(true);
    expect(parse('services: {a: {image: x}}', 'docker-compose.dev.yml').partial).toBe(false);
    expect(parse('services: {a: {command: x}}', 'deploy/compose.yaml').partial).toBe(false);
  });
});

describe('whatever the file holds', () => {
  const word = fc.constantFrom(
    ...['services', 'web', 'image', 'build', 'ports', 'volumes', 'environment', 'extends', 'command', 'healthcheck'],
    ...[
      'test',
      'networks',
      'deploy',
      '<<',
      '*a',
      '&a x',
      '"8080:80"',
      '80:80',
      'true',
      'null',
      '$X',
      '${X:-y}',
      '!reset',
      'a b',
      '[',
      '{',
    ],
  );
  const line = fc.tuple(fc.nat({ max: 4 }), fc.constantFrom('', '- '), word, fc.constantFrom(':', ': ', ''), word);
  const text = fc
    .array(line, { maxLength: 14 })
    .map((lines) =>
      lines.map(([indent, dash, a, colon, b]) => `${'  '.repeat(indent)}${dash}${a}${colon}${b}`).join('\n'),
    );

  it('nothing throws and every span stays in the file', async () => {
    const facts = { settings: DEFAULT_SETTINGS, today: TODAY, profile: 'recommended' as const };
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          text,
          text.map((one) => `services:\n  web:\n    image: a\n${one}`),
        ),
        async (source) => {
          const doc = parse(source);
          await embedsOf(doc);
          for (const rule of rules) {
            for (const { at } of rule.check(doc, facts)) {
              expect(at.start).toBeGreaterThanOrEqual(0);
              expect(at.end).toBeGreaterThanOrEqual(at.start);
              expect(at.end).toBeLessThanOrEqual(source.length);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('CRLF changes no finding', async () => {
    const source =
      'services:\n  db:\n    image: postgres\n    privileged: true\n    ports:\n      - 5432:5432\n    environment:\n      POSTGRES_PASSWORD: k3Jv9qLmZx\n    volumes: ["data:/d"]\n';
    const find = async (one: string) =>
      (await check('compose.yaml', one, { select: ['CMP'] })).map(({ rule, start, end }) => [
        rule,
        start.line,
        start.column,
        end.line,
        end.column,
      ]);
    expect(await find(source.replaceAll('\n', '\r\n'))).toEqual(await find(source));
  });
});
