import { Compiler } from '../../src/scan/advisories/compile.ts';
import { Database } from '../../src/scan/advisories/database.ts';
import { ExploitTable } from '../../src/scan/advisories/exploits.ts';

/** An OSV record about packages of one ecosystem, as tests write it. */
export interface Written {
  readonly id: string;
  readonly ecosystem?: string;
  /** Events of one range by package: `['0', '1.2']` is introduced and fixed, `'1.2='` is last affected. */
  readonly affected?: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly specific?: Readonly<Record<string, unknown>>;
  readonly more?: Readonly<Record<string, unknown>>;
}

export function osv({ id, ecosystem = 'npm', affected = {}, specific, more = {} }: Written): unknown {
  return {
    id,
    modified: '2026-11-20T00:00:00Z',
    published: '2026-01-02T00:00:00Z',
    affected: Object.entries(affected).map(([name, ranges]) => ({
      package: { ecosystem, name },
      ranges: ranges.map(([introduced, end]) => ({
        type: 'ECOSYSTEM',
        events: [
          { introduced },
          ...(end === undefined ? [] : [end.endsWith('=') ? { last_affected: end.slice(0, -1) } : { fixed: end }]),
        ],
      })),
      ...(specific && { ecosystem_specific: specific }),
    })),
    ...more,
  };
}

export const BUILT = new Date('2026-11-27T12:00:00Z');

export function compile(records: readonly unknown[], exploits = new ExploitTable()): Map<string, Buffer> {
  const compiler = new Compiler();
  for (const record of records) compiler.add(record);
  return compiler.finish(BUILT, [], exploits);
}

export function databaseOf(records: readonly unknown[], exploits?: ExploitTable): Database {
  return openFiles(compile(records, exploits));
}

export function openFiles(files: ReadonlyMap<string, Buffer>): Database {
  return new Database((file) => {
    const content = files.get(file);
    if (!content) throw new Error(`no ${file}`);
    return content;
  });
}
