import { defineRule, type Report } from '../../../core/rule.ts';
import { asMap, entryOf, itemsOf, type YamlEntry } from '../../yaml/tree.ts';
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
  fixable: 'never',
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
    instead: 'Move the key that is marked up.',
    exceptions:
      'Keys that begin with `x-`, merge keys, and keys that the order does not name. Not a part of the recommended rules.',
  },
  examples: {
    bad: [
      { code: 'services:\n  web:\n    image: web:1\n  db:\n    image: db:1\n', line: 4 },
      { code: 'services:\n  web:\n    restart: always\n    image: web:1\n', line: 4 },
      { code: 'volumes:\n  data:\nservices:\n  web:\n    image: web:1\n', line: 3 },
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
    yield* ranked(doc.root?.entries ?? [], TOP, 'the root of the file');
    const services = asMap(entryOf(doc.root, 'services')?.value);
    yield* sorted(
      (services?.entries ?? []).map(({ key }) => ({ text: key.text, at: key.span })),
      'the services',
    );
    for (const service of doc.services) {
      yield* ranked(service.map?.entries ?? [], SERVICE, `service \`${service.name}\``);
    }
    for (const key of ['ports', 'depends_on']) {
      for (const { service, value } of eachOwn(doc, key)) {
        const nodes = value.kind === 'map' ? value.entries.map((entry) => entry.key) : itemsOf(value);
        const items = nodes.flatMap((node) => (node.kind === 'scalar' ? [{ text: node.text, at: node.span }] : []));
        yield* sorted(items, `\`${key}\` of service \`${service.name}\``);
      }
    }
  },
});

/** The first key that stands behind one that the order puts after it. */
function* ranked(entries: readonly YamlEntry[], order: readonly string[], where: string): Generator<Report> {
  let highest = -1;
  for (const { key } of entries) {
    const rank = order.indexOf(key.text);
    if (rank === -1) continue;
    if (rank < highest) {
      yield {
        at: key.span,
        message: `\`${key.text}\` stands behind \`${order[highest]}\` in ${where}`,
        help: `move it above \`${order[highest]}\``,
      };
      return;
    }
    highest = rank;
  }
}

function* sorted(
  items: readonly { readonly text: string; readonly at: Report['at'] }[],
  where: string,
): Generator<Report> {
  for (const [index, { text, at }] of items.entries()) {
    const before = items[index - 1]?.text;
    if (before === undefined || before <= text || text.startsWith('x-') || text === '<<') continue;
    yield { at, message: `\`${text}\` stands behind \`${before}\` in ${where}`, help: `move it above \`${before}\`` };
    return;
  }
}
