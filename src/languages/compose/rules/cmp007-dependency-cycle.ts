import { defineRule } from '../../../core/rule.ts';
import type { ComposeDocument } from '../document.ts';
import { edgesOf, type Reference } from '../references.ts';

/** Longer chains do not occur in practice. */
const MAX_TRAIL = 500;

export default defineRule<ComposeDocument>({
  id: 'CMP007',
  name: 'dependency-cycle',
  title: 'circular service dependency',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
  docs: {
    what: 'A chain of `depends_on`, `links`, `volumes_from` and `service:` modes that leads back to its start.',
    why: 'Compose cannot decide which service to start first and stops with `dependency cycle detected`.',
    instead: 'Remove one of the edges. A program that needs another one only later can retry until it answers.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  a:\n    image: a:1\n    depends_on: [b]\n  b:\n    image: b:1\n    depends_on: [a]\n',
        line: 7,
      },
      { code: 'services:\n  a:\n    image: a:1\n    depends_on: [a]\n', line: 4 },
    ],
    good: [
      { code: 'services:\n  a:\n    image: a:1\n    depends_on: [b]\n  b:\n    image: b:1\n' },
      {
        code: 'services:\n  a:\n    image: a:1\n    depends_on: [b, c]\n  b:\n    image: b:1\n    depends_on: [c]\n  c:\n    image: c:1\n',
      },
    ],
  },

  needs: ['depends_on', 'volumes_from', 'links', 'network_mode', 'pid', 'ipc'],
  *check(doc) {
    const done = new Set<string>();
    for (const service of doc.services) {
      for (const { reference, trail } of cyclesFrom(doc, service.name, [], done)) {
        yield {
          at: reference.span,
          message: `these services depend on each other: ${trail.map((name) => `\`${name}\``).join(' → ')}`,
          help: `remove \`${reference.name}\` from \`${reference.key}\` of \`${trail.at(-2)}\``,
          path: `services > ${trail.at(-2)} > ${reference.key}`,
        };
      }
    }
  },
});

interface Cycle {
  readonly reference: Reference;
  readonly trail: readonly string[];
}

/** Depth first; the edge that leads back to a service on the way closes a cycle. */
function* cyclesFrom(
  doc: ComposeDocument,
  name: string,
  trail: readonly string[],
  done: Set<string>,
): Generator<Cycle> {
  const service = doc.service(name);
  if (!service || done.has(name) || trail.length > MAX_TRAIL) return;
  const here = [...trail, name];
  for (const reference of edgesOf(service)) {
    const at = here.indexOf(reference.name);
    if (at !== -1) yield { reference, trail: [...here.slice(at), reference.name] };
    else yield* cyclesFrom(doc, reference.name, here, done);
  }
  done.add(name);
}
