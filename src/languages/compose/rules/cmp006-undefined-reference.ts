import { defineRule, type Report } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { get, resolve } from '../../yaml/tree.ts';
import { type ComposeDocument, definitionsOf, isOpen } from '../document.ts';
import { type Reference, referencesOf } from '../references.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP006',
  name: 'undefined-reference',
  title: 'reference to an undefined service, network, volume, secret or config',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://docs.docker.com/reference/compose-file/networks/',
    'https://docs.docker.com/reference/compose-file/volumes/',
    'https://docs.docker.com/reference/compose-file/services/#depends_on',
  ],
  docs: {
    what: 'A service refers to another service, or to a network, named volume, secret, config or model, that the file does not define.',
    why: 'Compose stops before anything starts: `service "web" refers to undefined volume data`.',
    instead: 'Define it at the top level (`volumes:`, then `data:`), or correct the name.',
    exceptions:
      'Overrides and fragments without a known base, and files that `include` something unreadable, are not checked: the definition may be in the other file. In files named after an environment (`docker-compose.prod.yml`) the finding is `info`. The network `default` needs no definition, `container:` refers to something outside the project, and the target of a `depends_on` with `required: false` may be missing.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  db:\n    image: postgres:17\n    volumes:\n      - data:/var/lib/postgresql/data\n',
        line: 5,
        why: 'no top-level `volumes`',
      },
      {
        code: 'services:\n  web:\n    image: web:1.0\n    depends_on: [dtabase]\n  database:\n    image: postgres:17\n',
        line: 4,
        fixed:
          'services:\n  web:\n    image: web:1.0\n    depends_on: [database]\n  database:\n    image: postgres:17\n',
      },
    ],
    good: [
      {
        code: 'services:\n  db:\n    image: postgres:17\n    volumes:\n      - data:/var/lib/postgresql/data\nvolumes:\n  data:\n',
      },
      {
        code: 'services:\n  web:\n    image: web:1.0\n    networks: [default, proxy]\n    network_mode: ${MODE}\nnetworks:\n  proxy:\n    external: true\n',
      },
    ],
  },

  needs: [
    'depends_on',
    'networks',
    'models',
    'secrets',
    'configs',
    'build',
    'network_mode',
    'pid',
    'ipc',
    'extends',
    'volumes_from',
    'links',
    'volumes',
  ],
  *check(doc) {
    if (doc.problems.length > 0) return;
    yield* strangersIn(doc);
    if (isOpen(doc) || doc.legacy) return;
    const seen = new Set<number>();
    const names = new Map<string, ReadonlySet<string>>();
    for (const service of doc.services) {
      for (const reference of referencesOf(service)) {
        const scope = reference.key === 'extends' ? reference.key : reference.section;
        const known = names.get(scope) ?? new Set(knownNames(doc, reference));
        names.set(scope, known);
        if (known.has(reference.name) || seen.has(reference.span.start)) continue;
        seen.add(reference.span.start);
        const meant = nearest(
          reference.name,
          [...known].filter((name) => name !== service.name),
        );
        yield {
          at: reference.span,
          message: `${reference.what} \`${reference.name}\` is not defined${meant ? `; did you mean \`${meant}\`?` : ''}`,
          help: helpFor(reference),
          path: service.path(reference.key),
          ...(doc.combined && { severity: 'info' as const }),
          ...(meant && {
            fix: { title: `Write \`${meant}\``, safety: 'unsafe', edits: [{ span: reference.span, text: meant }] },
          }),
        };
      }
    }
  },
});

/** A service extended from another file that does not define it. */
function* strangersIn(doc: ComposeDocument): Iterable<Report> {
  for (const service of doc.services) {
    if (!doc.company?.strangers.has(service.name)) continue;
    const extending = resolve(service.ownEntry('extends')?.value);
    const text = service.textOf(get(extending, 'service'));
    if (!text?.literal || !service.outside || !get(extending, 'file')) continue;
    yield {
      at: text.span,
      message: `service \`${text.raw}\` is not defined in \`${service.outside.file}\``,
      help: `add the service \`${text.raw}\` there, or correct the name`,
      path: service.path('extends', 'service'),
    };
  }
}

function knownNames(doc: ComposeDocument, { section, key }: Reference): readonly string[] {
  if (key === 'extends' && !doc.partial) return doc.services.map(({ name }) => name);
  const all = [doc, ...(doc.company?.fellows ?? [])];
  if (section === 'services') return all.flatMap(({ services }) => services.map(({ name }) => name));
  const names = all.flatMap((one) => definitionsOf(one, section).map((entry) => entry.key.text));
  return section === 'networks' ? [...names, 'default'] : names;
}

function helpFor({ section, name }: Reference): string {
  if (section === 'services') return `add the service \`${name}\`, or correct the name`;
  return `add \`${section}: { ${name}: {} }\` at the top level of the file`;
}
