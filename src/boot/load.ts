import { sep } from 'node:path';
import { constants, Script } from 'node:vm';
import type { CompileCache } from './compile-cache.ts';
import type { FileReader } from './file-reader.ts';
import type { Options } from './options.ts';

/** The name of a chunk that holds a hash of its content: one name never means two contents. */
const HASHED = /-[\w-]{8}\.cjs$/;

const HEAD = '(function (exports, require, module) {';
const TAIL = '\n})';

/** From this length on V8 leaves a text where it is; a shorter one its collector copies twice. */
const UNMOVED = 128 * 1024 + 1;
/** Copying what is shorter takes less than reading the blanks would. */
const WORTH = 32 * 1024;

type ChunkFunction = (exports: object, require: (name: string) => unknown, module: { exports: object }) => void;

/** Loads the chunks of a folder, through a cache of compiled code if there is one; other modules come from Node. */
export class ChunkLoader {
  private readonly folder: string;
  private readonly cache: CompileCache | undefined;
  private readonly reader: FileReader;
  private readonly options: Pick<Options, 'asUsual'>;
  private readonly loaded = new Map<string, { exports: object }>();
  private readonly others: NodeJS.Require;

  /** @param others gives what is no chunk */
  constructor(
    folder: string,
    others: NodeJS.Require,
    reader: FileReader,
    options: Pick<Options, 'asUsual'>,
    cache?: CompileCache,
  ) {
    this.folder = folder;
    this.cache = cache;
    this.reader = reader;
    this.options = options;
    this.others = others;
  }

  /** What `require` gives a chunk. */
  readonly require = (name: string): unknown => {
    if (!name.startsWith('./')) return this.options.asUsual(() => this.others(name));
    const known = this.loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    this.loaded.set(name, module);
    this.compile(name.slice(2))(module.exports, this.require, module);
    return module.exports;
  };

  private sourceOf(file: string): Buffer {
    const bytes = this.reader.read(file, HEAD, TAIL);
    return bytes.length < WORTH ? bytes : this.reader.padded(bytes, UNMOVED);
  }

  private compile(chunk: string): ChunkFunction {
    const file = `${this.folder}${sep}${chunk}`;
    // A chunk is ASCII; inside the function that makes it a module.
    const source = this.sourceOf(file).toString('latin1');
    const cache = HASHED.test(chunk) ? this.cache : undefined;
    const cachedData = cache?.read(chunk);
    const how = {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData && { cachedData }),
    };
    const script = this.options.asUsual(() => new Script(source, how));
    if (!cachedData || script.cachedDataRejected || cache?.lacksHook(chunk)) cache?.miss(chunk, script);
    return script.runInThisContext();
  }
}
