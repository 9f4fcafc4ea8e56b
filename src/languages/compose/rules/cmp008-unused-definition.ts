import { defineRule } from '../../../core/rule.ts';
import { get } from '../../yaml/tree.ts';
import { isTrue } from '../booleans.ts';
import { type ComposeDocument, definitionsOf, isOpen } from '../document.ts';
import { referencesOf } from '../references.ts';

const SECTIONS = { volumes: 'volume', networks: 'network', secrets: 'secret', configs: 'config' } as const;

export default defineRule<ComposeDocument>({
  id: 'CMP008',
  name: 'unused-definition',
  title: 'a volume, network, secret or config that nothing uses',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/volumes/'],
  docs: {
    what: 'A top-level volume, network, secret or config that no service of the file names.',
    why: 'Compose does not create it, and the reader looks for the service that it was meant for: often the mount below the service has another name or was forgotten, and the data goes nowhere.',
    instead: 'Mount it where it belongs, or delete the definition.',
    exceptions:
      'External definitions, the network `default`, and files that are overrides or have `include`, or services that extend other files, where not all of these can be read. What the files use counts that include this one, wherever they lie.',
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
          help: `remove it, or name it in the \`${section}\` of a service`,
          path: `${section} > ${key.text}`,
        };
      }
    }
  },
});
