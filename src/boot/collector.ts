import type { Options } from './options.ts';

/** See core/io.ts. */
export interface Collector {
  save(): void;
  spend(): void;
  afford(): void;
}

type Heap = Pick<typeof import('node:v8'), 'getHeapSpaceStatistics'>;

/** What V8 multiplies the space for young objects by when much of it stays: it ends with two halves of 16 MB. */
const GROWTH = { name: 'semi-space-growth-factor', usual: 2, none: 1 };
/** Bytes of both halves that pay in a run of seconds. */
const ENOUGH = 8 * 1024 * 1024;
/** By how many per cent old objects become more before they are looked through. Usually V8 decides: up to 300. */
const OLD = { name: 'heap-growing-percent', usual: 0, less: 30 };
/** Files after which the space is looked at again. */
const PAUSE = 32;

/** V8 as of Node 20, 22, 24 and 26: a later one may have no such options, of which it would complain. */
const KNOWN = ['11', '12', '13', '14'];

/**
 * V8's garbage collector. It takes memory for speed where it finds that much stays, as while thousands of files are
 * read; of what is made while they are judged next to nothing does. Undefined where V8 is one that nobody has tried.
 * @param v8 its version
 * @param load loads `node:v8`
 */
export function collectorOf(v8: string, options: Pick<Options, 'set'>, load: () => Heap): Collector | undefined {
  if (!KNOWN.includes(v8.split('.', 1)[0] ?? '')) return undefined;
  const grow = (factor: number): void => options.set(GROWTH.name, factor, GROWTH.usual);
  let calls = 0;
  let isEnough = false;
  return {
    save: () => grow(GROWTH.none),
    spend: () => grow(GROWTH.usual),
    afford() {
      if (isEnough || calls++ % PAUSE > 0) return;
      isEnough = youngBytes(load()) >= ENOUGH;
      grow(isEnough ? GROWTH.none : GROWTH.usual);
      options.set(OLD.name, OLD.less, OLD.usual);
    },
  };
}

function youngBytes(heap: Heap): number {
  const young = heap.getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  return young?.space_size ?? Number.POSITIVE_INFINITY;
}
