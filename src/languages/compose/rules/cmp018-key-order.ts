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

/** The usual order at the top level. */
const TOP = ['version', 'name', 'include', 'services', 'networks', 'volumes', 'secrets', 'configs', 'models'];
/** The usual order in a service: what it is, how it runs, what it talks to, what limits it. */
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
  title: 'keys out of order',
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
    what: 'Services, ports or dependencies are not in alphabetical order, or the keys at the top level or in a service are not in the usual order.',
    why: 'Readers look for a key where other files have it, and two branches that both add a service at the end always conflict.',
    instead: 'Move the marked key up; the fix moves its comments along.',
    exceptions:
      'Keys that begin with `x-`, merge keys, and keys outside the usual order. There is no fix in `{…}`, with anchors, or where it is unclear what a comment belongs to. Not in the recommended profile.',
    safe: 'The order of these keys and items has no meaning to Compose.',
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
    yield* ranked(doc, doc.root, TOP, 'the top level of the file');
    yield* sorted(doc, asMap(entryOf(doc.root, 'services')?.value), 'the services');
    const seen = new Set<YamlMap>();
    for (const { map, name } of doc.services) {
      // What an alias repeats is reported at its anchor.
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

/** The first key that follows one that should come after it. */
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

/** The first key or item that follows one that sorts after it. */
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
    message: `\`${wrong.text}\` comes after \`${before.text}\` in ${where}`,
    help: `move it above \`${before.text}\``,
    ...(edits && { fix: { title: 'Sort them', safety: 'safe', edits } }),
  };
}

/** The edit that puts some entries of a mapping in order; the others stay where they are. */
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
