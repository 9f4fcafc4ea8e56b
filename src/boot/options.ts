type Flags = Pick<typeof import('node:v8'), 'setFlagsFromString'>;

interface Option {
  readonly usual: number;
  value: number;
}

/** Options of V8 that are changed while it runs. */
export class Options {
  private readonly load: () => Flags;
  private readonly options = new Map<string, Option>();

  /** @param load loads `node:v8`, which takes a millisecond, when it is wanted */
  constructor(load: () => Flags) {
    this.load = load;
  }

  /** @param usual what V8 begins with */
  set(name: string, value: number, usual: number): void {
    const option = this.options.get(name) ?? { usual, value: usual };
    this.options.set(name, option);
    if (option.value === value) return;
    option.value = value;
    this.tell(name, value);
  }

  /** Does something as if nothing were changed: V8 takes compiled code only with the options that it was kept with. */
  readonly asUsual = <Result>(work: () => Result): Result => {
    const changed = [...this.options].filter(([, { usual, value }]) => value !== usual);
    for (const [name, { usual }] of changed) this.tell(name, usual);
    try {
      return work();
    } finally {
      for (const [name, { value }] of changed) this.tell(name, value);
    }
  };

  private tell(name: string, value: number): void {
    this.load().setFlagsFromString(`--${name}=${value}`);
  }
}
