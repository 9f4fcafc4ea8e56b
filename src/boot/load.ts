import { sep } from 'node:path';
import { constants, Script } from 'node:vm';
import type { CompileCache } from './compile-cache.ts';
import type { FileReader } from './file-reader.ts';
import type { Options } from './options.ts';

/** The name of a chunk that holds a hash of its content: one name never means two contents. */
const HASHED = /-[\w-]{8}\.cjs$/;

const HEAD = '(function (exports, require, module) {';
const TAIL = '\n})';

/** Characters of a reason, and of the end of a chunk. */
const LONGEST = 200;

/** From this length on V8 leaves a text where it is; a shorter one its collector copies twice. */
const UNMOVED = 128 * 1024 + 1;
/** Copying what is shorter takes less than reading the blanks would. */
const WORTH = 32 * 1024;

type ChunkFunction = (exports: object, require: (name: string) => unknown, module: { exports: object }) => void;

/** A file of the package that cannot be run: it is missing, cut off, or another one. */
export class DamagedPackage extends Error {
  readonly hint = 'install plimsoll again, for example with `npm ci`';

  constructor(file: string, cause: unknown) {
    const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n', 1);
    super(`this installation is damaged: cannot load ${file}: ${reason.slice(0, LONGEST)}`, { cause });
    this.name = 'DamagedPackage';
  }
}

/** Loads the chunks of a folder, through a cache of compiled code if there is one; other modules come from Node. */
export class ChunkLoader {
  private readonly folder: string;
  private readonly cache: CompileCache | undefined;
  private readonly reader: FileReader;
  private readonly options: Pick<Options, 'asUsual'>;
  private readonly loaded = new Map<string, { exports: object }>();
  private readonly others: NodeJS.Require;

  /**
   * @param folder holds chunks that end with a comment: their own name and how many bytes come before it
   * @param others gives what is no chunk
   */
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

  /** What `require` gives a chunk. Throws a DamagedPackage where one cannot be run. */
  readonly require = (name: string): unknown => {
    if (!name.startsWith('./')) return this.options.asUsual(() => this.others(name));
    const known = this.loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    const chunk = name.slice(2);
    const run = this.compiled(chunk);
    this.loaded.set(name, module);
    try {
      run(module.exports, this.require, module);
    } catch (error) {
      this.loaded.delete(name);
      throw error instanceof DamagedPackage ? error : new DamagedPackage(this.fileOf(chunk), error);
    }
    return module.exports;
  };

  private sourceOf(file: string, chunk: string): Buffer {
    const bytes = this.reader.read(file, HEAD, TAIL);
    const end = bytes.toString('latin1', Math.max(0, bytes.length - LONGEST), bytes.length - TAIL.length);
    const seal = end.slice(end.lastIndexOf('\n'));
    if (seal !== `\n//${chunk} ${bytes.length - HEAD.length - TAIL.length - seal.length}`)
      throw new Error('it is not whole');
    return bytes.length < WORTH ? bytes : this.reader.padded(bytes, UNMOVED);
  }

  private fileOf(chunk: string): string {
    return `${this.folder}${sep}${chunk}`;
  }

  private compiled(chunk: string): ChunkFunction {
    try {
      return this.compile(chunk, this.fileOf(chunk));
    } catch (error) {
      throw new DamagedPackage(this.fileOf(chunk), error);
    }
  }

  private compile(chunk: string, file: string): ChunkFunction {
    // A chunk is ASCII; inside the function that makes it a module.
    const source = this.sourceOf(file, chunk).toString('latin1');
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
