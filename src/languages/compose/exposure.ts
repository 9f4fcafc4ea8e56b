import type { PortRange } from './port-syntax.ts';
import type { PublishedPort } from './ports.ts';

/** Ports of databases, caches, brokers, and of interfaces for administration, with what listens there. */
const SENSITIVE: ReadonlyMap<number, string> = new Map([
  [5432, 'PostgreSQL'],
  [3306, 'MySQL'],
  [33060, 'MySQL'],
  [1433, 'SQL Server'],
  [1521, 'Oracle'],
  [27017, 'MongoDB'],
  [27018, 'MongoDB'],
  [6379, 'Redis'],
  [11211, 'memcached'],
  [9200, 'Elasticsearch'],
  [9300, 'Elasticsearch'],
  [5601, 'Kibana'],
  [5672, 'RabbitMQ'],
  [15672, 'the RabbitMQ console'],
  [4369, 'the Erlang port mapper'],
  [9092, 'Kafka'],
  [2181, 'ZooKeeper'],
  [8086, 'InfluxDB'],
  [5984, 'CouchDB'],
  [7474, 'Neo4j'],
  [7687, 'Neo4j'],
  [9042, 'Cassandra'],
  [26257, 'CockroachDB'],
  [28015, 'RethinkDB'],
  [2379, 'etcd'],
  [2380, 'etcd'],
  [8500, 'Consul'],
  [3389, 'remote desktop'],
  [5900, 'VNC'],
  [2375, 'the Docker API'],
  [2376, 'the Docker API'],
]);
/** Numbers that other programs use as often: only a name confirms what listens there. */
const CONFIRMED: ReadonlyMap<number, RegExp> = new Map([
  [9092, /kafka|redpanda|broker/i],
  [8086, /influx/i],
  [8500, /consul/i],
]);
/** Ports on which debuggers listen. */
const DEBUG_PORTS: ReadonlyMap<number, string> = new Map([
  [9229, 'Node.js'],
  [5005, 'the JVM'],
  [2345, 'Delve'],
  [40000, 'Delve'],
  [5678, 'debugpy'],
]);

/** Whether a port can be reached from other machines; undefined when a variable decides. */
export function isReachable({ hostIp }: PublishedPort): boolean | undefined {
  if (hostIp === undefined) return true;
  if (hostIp.includes('\uFFFC')) return undefined;
  return !hostIp.startsWith('127.') && hostIp !== '::1';
}

/**
 * What listens on a container port that should not be public.
 * @param names of the service and its image, which decide where the number alone does not
 */
export function sensitiveServiceOf({ target }: PublishedPort, names: string): string | undefined {
  const what = firstIn(SENSITIVE, target);
  const pattern = target && target !== 'unknown' ? CONFIRMED.get(target.first) : undefined;
  return pattern?.test(names) === false ? undefined : what;
}

/** Whose debugger listens on a container port. */
export function debuggerOf({ target, protocol }: PublishedPort): string | undefined {
  const isSingle = target && target !== 'unknown' && target.first === target.last && protocol === 'tcp';
  return isSingle ? DEBUG_PORTS.get(target.first) : undefined;
}

function firstIn(table: ReadonlyMap<number, string>, range: PortRange | 'unknown' | undefined): string | undefined {
  if (!range || range === 'unknown') return undefined;
  if (range.first === range.last) return table.get(range.first);
  for (const [port, name] of table) if (range.first <= port && port <= range.last) return name;
  return undefined;
}
