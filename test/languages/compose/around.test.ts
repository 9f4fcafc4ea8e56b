import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import { type CheckOptions, check } from '../../support/check.ts';

const BASE = 'services:\n  web:\n    image: web:1\n    ports: ["8080:80"]\n';
/** The rules about what is absent. */
const ABSENCES = ['CMP106', 'CMP107', 'CMP110', 'CMP205', 'CMP206', 'CMP210'];
const ALL = `    cap_drop: [ALL]
    security_opt: ["no-new-privileges:true"]
    read_only: true
    mem_limit: 1g
    pids_limit: 100
    restart: always
`;
const COMPLETE = `services:\n  web:\n${ALL}`;

const shown = ({ rule, start }: Finding): string => `${rule} ${start.line}:${start.column}`;

async function absences(path: string, text: string, files: CheckOptions['files'], select = ABSENCES) {
  return (await check(path, text, { select, files: files ?? {} })).map(shown);
}

describe('overrides', () => {
  it('count beside the file that Compose finds by itself', async () => {
    expect(await absences('compose.yaml', BASE, {})).toEqual(ABSENCES.map((rule) => `${rule} 2:3`));
    for (const name of ['compose.override.yaml', 'docker-compose.override.yml'])
      expect(await absences('compose.yaml', BASE, { [name]: COMPLETE })).toEqual([]);
    expect(await absences('app/docker-compose.yml', BASE, { 'app/compose.override.yml': COMPLETE })).toEqual([]);
  });

  it('count no further than their folder, their service and what they say', async () => {
    expect(await absences('compose.yaml', BASE, { 'other/compose.override.yaml': COMPLETE })).toHaveLength(6);
    const other = COMPLETE.replace('web:', 'db:');
    expect(await absences('compose.yaml', BASE, { 'compose.override.yaml': other })).toHaveLength(6);
    const some = 'services:\n  web:\n    mem_limit: 1g\n    cap_drop: [ALL]\n';
    expect(await absences('compose.yaml', BASE, { 'compose.override.yaml': some })).toEqual(
      ['CMP107', 'CMP110', 'CMP206', 'CMP210'].map((rule) => `${rule} 2:3`),
    );
  });

  it('take out what the base has', async () => {
    const base = BASE + ALL;
    expect(await absences('compose.yaml', base, {})).toEqual([]);
    const reset = 'services:\n  web:\n    mem_limit: !reset null\n    cap_drop: !override [NET_RAW]\n';
    expect(await absences('compose.yaml', base, { 'compose.override.yaml': reset })).toEqual([
      'CMP106 2:3',
      'CMP205 2:3',
    ]);
  });

  it('that are named for an environment count as one of the ways to start a service', async () => {
    expect(await absences('compose.yaml', BASE, { 'compose.prod.yaml': COMPLETE })).toEqual([]);
    const alone = COMPLETE.replace('web:\n', 'web:\n    image: web:1\n');
    expect(await absences('compose.yaml', BASE, { 'compose.prod.yaml': alone })).toHaveLength(6);
  });

  it('are judged themselves by what they say, where it stands', async () => {
    const override = 'services:\n  web:\n    read_only: false\n    ports: ["80:80"]\n';
    expect(await absences('compose.override.yaml', override, { 'compose.yaml': BASE })).toEqual(['CMP110 3:16']);
    expect(
      await absences('compose.yaml', BASE, { 'compose.override.yaml': override }, ['CMP110']),
      'it is reported in the other file',
    ).toEqual([]);
  });

  it('give a service what it runs, a project its name and services their networks', async () => {
    const base = 'services:\n  web:\n    ports: ["80:80"]\n  db:\n    image: db:1\n';
    const override = 'name: shop\nservices:\n  web:\n    image: web:1\n    networks: [front]\nnetworks:\n  front:\n';
    const select = ['CMP005', 'CMP017', 'CMP305'];
    expect(await absences('compose.yaml', base, {}, select)).toEqual(['CMP017 1:1', 'CMP005 2:3', 'CMP305 2:3']);
    expect(await absences('compose.yaml', base, { 'compose.override.yaml': override }, select)).toEqual([]);
  });

  it('that cannot be read keep what is absent from being judged', async () => {
    expect(await absences('compose.yaml', BASE, { 'compose.override.yaml': 'services: [\n' })).toEqual([]);
  });
});

describe('extends', () => {
  const extending = (from: string): string => `services:\n  web:\n    extends: ${from}\n    ports: ["8080:80"]\n`;

  it('takes what the service of another file has', async () => {
    const text = extending('{file: ../common/base.yaml, service: base}');
    const base = `services:\n  base:\n    image: web:1\n${ALL}`;
    expect(await absences('app/compose.yaml', text, { 'common/base.yaml': base })).toEqual([]);
    const less = base.replace('    mem_limit: 1g\n', '');
    expect(await absences('app/compose.yaml', text, { 'common/base.yaml': less })).toEqual(['CMP205 2:3']);
  });

  it('goes on through several files', async () => {
    const text = extending('{file: one/a.yaml, service: a}');
    const files = {
      'one/a.yaml': `services:\n  a:\n    extends: b\n  b:\n    extends: {file: ../two/c.yaml, service: c}\n${ALL}`,
      'two/c.yaml': 'services:\n  c:\n    image: web:1\n',
    };
    expect(await absences('compose.yaml', text, files)).toEqual([]);
    files['two/c.yaml'] = 'services:\n  c:\n    image: web:1\n    extends: {file: ../compose.yaml, service: web}\n';
    expect(await absences('compose.yaml', text, files), 'a circle').toEqual([]);
  });

  it('of what is missing, remote or depends on a variable leaves the service alone', async () => {
    for (const file of ['gone.yaml', '$BASE/base.yaml', '/etc/base.yaml', '../outside.yaml'])
      expect(await absences('compose.yaml', extending(`{file: "${file}", service: base}`), {})).toEqual([]);
  });

  it('names a service that the other file does not define', async () => {
    const text = extending('{file: base.yaml, service: bse}');
    const [finding, ...rest] = await check('compose.yaml', text, { select: ['CMP006'], files: { 'base.yaml': BASE } });
    expect(rest).toEqual([]);
    expect(finding?.message).toBe('service `bse` is not defined in `base.yaml`');
    expect(text.slice(finding?.start.offset, finding?.end.offset)).toBe('bse');
    expect(await absences('compose.yaml', text, {}, ['CMP006'])).toEqual([]);
  });

  it('counts for the service that is extended: who extends it adds what it lacks', async () => {
    const files = { 'compose.yaml': `services:\n  web:\n    extends: {file: base.compose.yml, service: web}\n${ALL}` };
    expect(await absences('base.compose.yml', BASE, files)).toEqual([]);
    expect(await absences('base.compose.yml', BASE, {})).toHaveLength(6);
  });
});

describe('definitions', () => {
  const USING = 'services:\n  web:\n    image: web:1\n    networks: [front]\n    depends_on: [db]\n';
  const names = async (path: string, text: string, files: CheckOptions['files'] = {}) =>
    (await check(path, text, { select: ['CMP006', 'CMP008'], files })).map(({ message }) => message);

  it('of overrides and included files count', async () => {
    const rest = 'services:\n  db:\n    image: db:1\nnetworks:\n  front:\n';
    expect(await names('compose.yaml', USING)).toEqual([
      'network `front` is not defined',
      'service `db` is not defined',
    ]);
    expect(await names('compose.yaml', USING, { 'compose.override.yaml': rest })).toEqual([]);
    expect(
      await names('compose.yaml', `include: [infra/compose.yaml]\n${USING}`, { 'infra/compose.yaml': rest }),
    ).toEqual([]);
    const deep = { 'a/compose.yaml': 'include: [{path: [../b/compose.yaml, c.yaml]}]\n', 'a/c.yaml': 'services: {}\n' };
    expect(
      await names('compose.yaml', `include: [a/compose.yaml]\n${USING}`, { ...deep, 'b/compose.yaml': rest }),
    ).toEqual([]);
  });

  it('are missed in files with `include` when all that is included can be read', async () => {
    const text = `include: [infra/compose.yaml]\n${USING}`;
    const infra = 'services:\n  db:\n    image: db:1\n';
    expect(await names('compose.yaml', text, { 'infra/compose.yaml': infra })).toEqual([
      'network `front` is not defined',
    ]);
    expect(await names('compose.yaml', text)).toEqual([]);
    const remote = text.replace('infra/compose.yaml', 'oci://registry.example.com/infra:1');
    expect(await names('compose.yaml', remote, { 'infra/compose.yaml': infra })).toEqual([]);
    const circle = { 'infra/compose.yaml': `include: [../compose.yaml]\n${infra}` };
    expect(await names('compose.yaml', text, circle)).toEqual(['network `front` is not defined']);
  });

  it('of the files that include this one count', async () => {
    const parent = 'include: [infra/compose.yaml]\nservices:\n  db:\n    image: db:1\nnetworks:\n  front:\n';
    expect(await names('infra/compose.yaml', USING, { 'compose.yaml': parent })).toEqual([]);
    const library = 'services:\n  a:\n    image: a:1\nnetworks:\n  front:\n';
    const user = 'include: [infra/compose.yaml]\nservices:\n  b:\n    image: b:1\n    networks: [front]\n';
    expect(await names('infra/compose.yaml', library)).toEqual(['network `front` is never used']);
    expect(await names('infra/compose.yaml', library, { 'compose.yaml': user })).toEqual([]);
    const sibling = user.replace('infra/', '../infra/');
    expect(await names('infra/compose.yaml', library, { 'app/compose.prod.yaml': sibling })).toEqual([]);
    expect(
      await names('infra/compose.yaml', library, { 'app/compose.yaml': sibling.replace('front', 'frnt') }),
    ).toEqual(['network `front` is never used']);
    expect(
      await names('infra/compose.yaml', USING, {
        'app/compose.yaml': `include: [../infra/compose.yaml]\n${parent.split('\n').slice(1).join('\n')}`,
      }),
    ).toEqual([]);
  });

  it('of the files that include this one through others count', async () => {
    const library = 'services:\n  a:\n    image: a:1\nnetworks:\n  front:\n';
    const files = {
      'apps/all/compose.yaml':
        'include: [../some/compose.yml]\nservices:\n  b:\n    image: b:1\n    networks: [front]\n',
      'apps/some/compose.yml': 'include: [../../infra/compose.yaml]\nservices: {}\n',
    };
    expect(await names('infra/compose.yaml', library, files)).toEqual([]);
    const open = { 'apps/some/compose.yml': 'include: [../../infra/compose.yaml, "oci://a.example.com/b:1"]\n' };
    expect(await names('infra/compose.yaml', library, open)).toEqual([]);
  });

  it('are asked for in an override whose base is known', async () => {
    const override = 'services:\n  web:\n    depends_on: [dv]\n    networks: [front]\n';
    const base = 'services:\n  web:\n    image: web:1\n  db:\n    image: db:1\nnetworks:\n  front:\n';
    expect(await names('compose.override.yaml', override)).toEqual([]);
    expect(await names('compose.override.yaml', override, { 'compose.yaml': base })).toEqual([
      'service `dv` is not defined; did you mean `db`?',
    ]);
    expect(await names('compose.yaml', base, { 'compose.override.yaml': override })).toEqual([]);
  });
});

describe('any files beside each other', () => {
  it('are read without an end or an error', async () => {
    const name = fc.constantFrom(
      'compose.yaml',
      'compose.override.yaml',
      'a/compose.yaml',
      'base.yaml',
      'compose.dev.yml',
    );
    const service = fc.record({
      name: fc.constantFrom('web', 'db'),
      line: fc.oneof(
        fc.constantFrom('image: a:1', 'mem_limit: 1g', 'cap_drop: !reset []', 'extends: web', 'extends: db'),
        fc.tuple(name, fc.constantFrom('web', 'db')).map(([file, of]) => `extends: {file: ${file}, service: ${of}}`),
      ),
    });
    const file = fc
      .record({ services: fc.array(service, { maxLength: 3 }), include: fc.option(name) })
      .map(
        ({ services, include }) =>
          `${include ? `include: [${include}]\n` : ''}services:\n${services.map((one) => `  ${one.name}:\n    ${one.line}\n`).join('')}`,
      );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, file, { minKeys: 2 }), async (files) => {
        for (const [path, text] of Object.entries(files)) {
          if (!path.includes('compose')) continue;
          for (const { file: where, end } of await check(path, text, { select: ['CMP'], files })) {
            expect(where).toBe(path);
            expect(end.offset).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
