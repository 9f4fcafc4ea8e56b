import { defineRule, type Edit, type Report } from '../../../core/rule.ts';
import { compareTexts, reordering, reorderingItems } from '../../yaml/reorder.ts';
import {
  asMap,
  entryOf,
  isMergeKey,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../yaml/tree.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

/** The usual order at the root. */
const TOP = ['version', 'name', 'include', 'services', 'networks', 'volumes', 'secrets', 'configs', 'models'];
/** The usual order in a service: what it is, how it runs, what it talks to, where it is kept in bounds. */
const SERVICE = [
  ...['extends', 'image', 'build', 'pull_policy', 'container_name', 'provider', 'profiles'],
  ...['depends_on', 'volumes', 'volumes_from', 'configs', 'secrets'],
  ...['environment', 'env_file', 'ports', 'expose', 'networks', 'network_mode', 'extra_hosts'],
  ...['user', 'working_dir', 'cap_add', 'cap_drop', 'security_opt', 'command', 'entrypoint'],
  ...['healthcheck', 'restart', 'deploy', 'labels', 'logging'],
];

export default defineRule<ComposeDocument>({
  id: 'CMP018',
  name: 'key-order',
  title: 'keys out of the usual order',
  severity: 'style',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: {},
  aliases: [
    'services-alphabetical-order',
    'service-keys-order',
    'service-ports-alphabetical-order',
    'service-dependencies-alphabetical-order',
    'top-level-properties-order',
  ],
  references: ['https://docs.docker.com/reference/compose-file/'],
  docs: {
    what: 'Services, ports or dependencies are not in alphabetical order, or the keys of the root or of a service are not in the usual one.',
    why: 'A reader looks for a key where it stands in other files, and two branches that add a service at the end always conflict.',
    instead: 'Move the key that is marked up; the fix takes its comments along.',
    exceptions:
      'Keys that begin with `x-`, merge keys, and keys that the order does not name. There is no fix in `{…}`, with anchors, or where it cannot be told what a comment is about. Not a part of the recommended rules.',
    safe: 'Compose gives no meaning to the order of these keys and items.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  web:\n    image: web:1\n  # the shop\n  db:\n    image: db:1\n',
        line: 5,
        fixed: 'services:\n  # the shop\n  db:\n    image: db:1\n  web:\n    image: web:1\n',
      },
      {
        code: 'services:\n  web:\n    restart: always\n    tty: true\n    image: web:1\n',
        line: 5,
        fixed: 'services:\n  web:\n    image: web:1\n    tty: true\n    restart: always\n',
      },
      {
        code: 'volumes:\n  data:\nservices:\n  web:\n    image: web:1\n    ports: ["80:80"]\n',
        line: 3,
        fixed: 'services:\n  web:\n    image: web:1\n    ports: ["80:80"]\nvolumes:\n  data:\n',
      },
    ],
    good: [
      {
        code: 'name: shop\nservices:\n  db:\n    image: db:1\n  web:\n    image: web:1\n    depends_on: [db]\n    ports: ["80:80"]\nvolumes:\n  data:\n',
      },
      { code: 'services:\n  web:\n    image: web:1\n    tty: true\n    ports: ["443:443", "80:80"]\n' },
    ],
  },

  *check(doc) {
    if (doc.problems.length > 0) return;
    yield* ranked(doc, doc.root, TOP, 'the root of the file');
    yield* sorted(doc, asMap(entryOf(doc.root, 'services')?.value), 'the services');
    const seen = new Set<YamlMap>();
    for (const { map, name } of doc.services) {
      // What an alias repeats is reported where it stands.
      if (!map || seen.has(map)) continue;
      seen.add(map);
      yield* ranked(doc, map, SERVICE, `service \`${name}\``);
    }
    for (const key of ['ports', 'depends_on']) {
      for (const { service, value } of eachOwn(doc, key))
        yield* sorted(doc, value, `\`${key}\` of service \`${service.name}\``);
    }
  },
});

/** The first key that stands behind one that the order puts after it. */
function* ranked(
  doc: ComposeDocument,
  map: YamlMap | undefined,
  order: readonly string[],
  where: string,
): Generator<Report> {
  const rankOf = ({ key }: YamlEntry): number => order.indexOf(key.text);
  const entries = (map?.entries ?? []).filter((entry) => rankOf(entry) !== -1);
  const index = entries.findIndex((entry, at) => at > 0 && rankOf(entry) < rankOf(entries[at - 1] ?? entry));
  const [before, wrong] = [entries[index - 1], entries[index]];
  if (!map || !before || !wrong) return;
  yield report(
    wrong.key,
    before.key,
    where,
    reorderedKeys(
      doc,
      map,
      [...entries].sort((a, b) => rankOf(a) - rankOf(b)),
    ),
  );
}

/** The first key, or item, that stands behind one that follows it in the alphabet. */
function* sorted(doc: ComposeDocument, value: YamlNode | undefined, where: string): Generator<Report> {
  if (value?.kind === 'map') {
    const entries = value.entries.filter(({ key }) => !key.text.startsWith('x-') && !isMergeKey(key));
    const index = firstUnsorted(entries.map(({ key }) => key.text));
    const [before, wrong] = [entries[index - 1], entries[index]];
    if (!before || !wrong) return;
    const order = [...entries].sort((a, b) => compareTexts(a.key.text, b.key.text));
    yield report(wrong.key, before.key, where, reorderedKeys(doc, value, order));
  } else if (value?.kind === 'sequence') {
    const items = value.items.flatMap((item) => (item.kind === 'scalar' ? [item] : []));
    const index = firstUnsorted(items.map(({ text }) => text));
    const [before, wrong] = [items[index - 1], items[index]];
    if (!before || !wrong) return;
    const order = [...items].sort((a, b) => compareTexts(a.text, b.text));
    const edits = doc.yaml && reorderingItems(doc.file.text, doc.yaml, value, order);
    yield report(wrong, before, where, edits);
  }
}

function report(wrong: YamlScalar, before: YamlScalar, where: string, edits: readonly Edit[] | undefined): Report {
  return {
    at: wrong.span,
    message: `\`${wrong.text}\` stands behind \`${before.text}\` in ${where}`,
    help: `move it above \`${before.text}\``,
    ...(edits && { fix: { title: 'Put them in order', safety: 'safe', edits } }),
  };
}

/** The edit that puts some entries of a mapping in order; the others stay in their places. */
function reorderedKeys(doc: ComposeDocument, map: YamlMap, order: readonly YamlEntry[]): Edit[] | undefined {
  const moving = new Set(order);
  let next = 0;
  const all = map.entries.map((entry) => (moving.has(entry) ? (order[next++] ?? entry) : entry));
  const edit = doc.yaml && reordering(doc.file.text, doc.yaml, map, all);
  return edit && [edit];
}

function firstUnsorted(texts: readonly string[]): number {
  return texts.findIndex((text, at) => at > 0 && (texts[at - 1] ?? '') > text);
}
