import { defineRule } from '../../../core/rule.ts';
import { get } from '../../yaml/tree.ts';
import { isTrue } from '../booleans.ts';
import { type ComposeDocument, definitionsOf, isOpen } from '../document.ts';
import { referencesOf } from '../references.ts';

const SECTIONS = { volumes: 'volume', networks: 'network', secrets: 'secret', configs: 'config' } as const;

export default defineRule<ComposeDocument>({
  id: 'CMP008',
  name: 'unused-definition',
  title: 'unused volume, network, secret or config',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/volumes/'],
  docs: {
    what: 'A top-level volume, network, secret or config that no service in the file uses.',
    why: 'Compose does not create it. Often the mount in the service has another name or was forgotten, and the data is not stored where the file suggests.',
    instead: 'Use it in a service, or delete the definition.',
    exceptions:
      'External definitions, the network `default`, overrides, and files with `include` or services that extend other files, unless all of these can be read. Uses in files that include this one count, wherever those files are.',
  },
  examples: {
    bad: [
      { code: 'services:\n  db:\n    image: postgres:17\nvolumes:\n  data:\n', line: 5 },
      { code: 'services:\n  db:\n    image: postgres:17\nnetworks:\n  back:\n    driver: bridge\n', line: 5 },
    ],
    good: [
      {
        code: 'services:\n  db:\n    image: postgres:17\n    volumes: ["data:/var/lib/postgresql/data"]\nvolumes:\n  data:\n',
      },
      { code: 'services:\n  db:\n    image: postgres:17\nvolumes:\n  old:\n    external: true\n' },
    ],
  },

  needs: Object.keys(SECTIONS).map((section) => `root:${section}`),
  *check(doc) {
    if (doc.partial || isOpen(doc) || doc.problems.length > 0 || doc.services.length === 0) return;
    const all = [doc, ...(doc.company?.fellows ?? [])];
    if (all.some(({ services }) => services.some(({ open }) => open))) return;
    const users = all.flatMap(({ services }) => services).flatMap(referencesOf);
    const used = new Set(users.map(({ section, name }) => `${section} ${name}`));
    // A name with a variable may mean any of them.
    if (all.some(({ file }) => /^[ \t]*-[ \t]*["']?\$/m.test(file.text))) return;
    for (const [section, what] of Object.entries(SECTIONS)) {
      for (const { key, value } of definitionsOf(doc, section)) {
        const external = get(value, 'external');
        if (external?.kind === 'map' || isTrue(external && doc.services[0]?.textOf(external))) continue;
        if (used.has(`${section} ${key.text}`) || (section === 'networks' && key.text === 'default')) continue;
        yield {
          at: key.span,
          message: `${what} \`${key.text}\` is never used`,
          help: `remove it, or add it to the \`${section}\` of a service`,
          path: `${section} > ${key.text}`,
        };
      }
    }
  },
});
