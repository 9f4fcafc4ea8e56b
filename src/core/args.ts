/** A command line after it was read: what was given, by option name without dashes. */
export class Args {
  readonly positionals: readonly string[];
  private readonly given: ReadonlyMap<string, readonly (string | boolean)[]>;

  constructor(positionals: readonly string[], given: ReadonlyMap<string, readonly (string | boolean)[]>) {
    this.positionals = positionals;
    this.given = given;
  }

  /** The switch as it was last given; undefined when it was not. */
  flag(name: string): boolean | undefined {
    const last = this.given.get(name)?.at(-1);
    return typeof last === 'boolean' ? last : undefined;
  }

  /** The last value of an option. */
  value(name: string): string | undefined {
    return this.values(name).at(-1);
  }

  /** Every value of an option that may be repeated. */
  values(name: string): readonly string[] {
    return (this.given.get(name) ?? []).filter((value) => typeof value === 'string');
  }

  /** The values of an option that takes comma lists, or undefined when it was not given. */
  list(name: string): readonly string[] | undefined {
    if (!this.given.has(name)) return undefined;
    return this.values(name)
      .flatMap((value) => value.split(','))
      .map((word) => word.trim())
      .filter((word) => word !== '');
  }
}
