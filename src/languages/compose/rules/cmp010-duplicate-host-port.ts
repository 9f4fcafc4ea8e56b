import { defineRule } from '../../../core/rule.ts';
import type { ComposeDocument } from '../document.ts';
import type { PortRange } from '../port-syntax.ts';
import type { PublishedPort } from '../ports.ts';
import type { Service } from '../service.ts';

interface Taken {
  readonly service: Service;
  readonly port: PublishedPort;
  readonly range: PortRange;
}

/** Of a longer range only the beginning is compared; so are no more holders of one port. */
const MOST_PORTS = 2000;
const MOST_HOLDERS = 50;
const EVERYWHERE = new Set(['0.0.0.0', '::']);

export default defineRule<ComposeDocument>({
  id: 'CMP010',
  name: 'duplicate-host-port',
  title: 'host port published twice',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['no-duplicate-exported-ports'],
  references: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  docs: {
    what: 'Two `ports` entries publish the same host port, for the same protocol, on overlapping addresses.',
    why: 'The second container cannot bind the port: `port is already allocated`.',
    instead: 'Publish one of them on another host port.',
    exceptions:
      'A clash between a service with a profile and one without is `info`: they run together when the profile is active, unless only one of them is started by name. Not reported: services whose profiles are never active together, services that share a network namespace, and a host port range for a single container port, from which Docker picks a free port.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  a:\n    image: a:1\n    ports: ["8080:80"]\n  b:\n    image: b:1\n    ports: ["8080:8080"]\n',
        line: 7,
      },
      {
        code: 'services:\n  a:\n    image: a:1\n    ports:\n      - "8000-8010:8000-8010"\n      - target: 80\n        published: 8005\n',
        line: 7,
      },
    ],
    good: [
      { code: 'services:\n  a:\n    image: a:1\n    ports: ["53:53/udp", "53:53/tcp"]\n' },
      {
        code: 'services:\n  a:\n    image: a:1\n    ports: ["127.0.0.1:8080:80"]\n  b:\n    image: b:1\n    ports: ["127.0.0.2:8080:80"]\n',
      },
      {
        code: 'services:\n  a:\n    image: a:1\n    profiles: [cpu]\n    ports: ["8080:80"]\n  b:\n    image: b:1\n    profiles: [gpu]\n    ports: ["8080:80"]\n',
      },
    ],
  },

  needs: ['ports'],
  *check(doc) {
    const taken = new Map<number, Taken[]>();
    const reported = new Set<number>();
    for (const service of doc.services) {
      for (const port of service.ownPorts) {
        const range = fixedRange(port);
        if (!range) continue;
        const other = take(taken, { service, port, range });
        if (!other || other.port.span.start === port.span.start || reported.has(port.span.start)) continue;
        reported.add(port.span.start);
        const profile = profileBetween(other.service, service);
        const shown = range.first === range.last ? String(range.first) : `${range.first}-${range.last}`;
        yield {
          at: port.publishedSpan,
          message: `host port \`${shown}\` is already taken by \`${other.service.name}\`${
            profile === undefined ? '' : ` when profile \`${profile}\` is active`
          }`,
          // Naming a service on the command line starts it alone.
          ...(profile !== undefined && { severity: 'info' as const }),
          help: 'publish it on another host port',
          path: service.path('ports'),
          related: [{ at: other.port.publishedSpan, message: `published by \`${other.service.name}\`` }],
        };
      }
    }
  },
});

/** Enters a mapping under its ports, and gives the first one that it clashes with; one without a profile comes last. */
function take(taken: Map<number, Taken[]>, own: Taken): Taken | undefined {
  let other: Taken | undefined;
  let another: Taken | undefined;
  const last = Math.min(own.range.last, own.range.first + MOST_PORTS);
  for (let number = own.range.first; number <= last; number++) {
    const holders = taken.get(number) ?? [];
    const clashing = other ? [] : holders.filter((one) => clashes(one, own));
    other = clashing.find((one) => profileBetween(one.service, own.service) === undefined) ?? other;
    another ??= clashing[0];
    if (holders.length < MOST_HOLDERS) holders.push(own);
    taken.set(number, holders);
  }
  return other ?? another;
}

/** The ports that an entry certainly takes. */
function fixedRange({ published, target }: PublishedPort): PortRange | undefined {
  if (!published || published === 'unknown' || published.first === 0) return undefined;
  const isChoice =
    published.last > published.first && (!target || target === 'unknown' || target.first === target.last);
  return isChoice ? undefined : published;
}

function clashes(one: Taken, other: Taken): boolean {
  if (one.port.protocol !== other.port.protocol) return false;
  if (!overlap(one.port.hostIp, other.port.hostIp)) return false;
  return one.service === other.service || together(one.service, other.service);
}

function overlap(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || EVERYWHERE.has(one) || EVERYWHERE.has(other)) {
    // A variable may hold any address.
    return ![one, other].some((ip) => ip?.includes('\uFFFC'));
  }
  return one === other && !one.includes('\uFFFC');
}

/** Services without profiles always run; others may be chosen one without the other. */
function together({ profiles }: Service, other: Service): boolean {
  const theirs = other.profiles;
  return profiles.length === 0 || theirs.length === 0 || profiles.some((name) => theirs.includes(name));
}

/** The profile of one of two services where the other has none. */
function profileBetween(one: Service, other: Service): string | undefined {
  if (one.profiles.length > 0 && other.profiles.length > 0) return undefined;
  return one.profiles[0] ?? other.profiles[0];
}
