type Adopt = typeof adopt & (new (object: object) => Record<never, never>);

/** As a constructor it makes nothing new: a derived class puts its private field on the object that is given. */
function adopt(object: object): object {
  return object;
}

/** What is remembered about objects, as long as they live. */
export interface Memory<Key extends object, Value> {
  has(key: Key): boolean;
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
}

/**
 * Remembers in the objects themselves, as private fields. A WeakMap would do as well, but for the garbage collector:
 * with a hundred thousand keys, as the nodes of large scripts are, each collection takes a second and more. Measure it
 * with test/languages/shell/robust.test.ts: 18 s with private fields, over three minutes with WeakMaps.
 * Make no memory per day, file or run: each is a class, which an object that outlives it would keep.
 */
export function memory<Key extends object, Value>(): Memory<Key, Value> {
  // The compiler takes no function for a constructor, which every function is.
  return class Remembered extends (adopt as Adopt) {
    #value: Value;

    private constructor(key: Key, value: Value) {
      super(key);
      this.#value = value;
    }

    static has(key: Key): boolean {
      return #value in key;
    }

    static get(key: Key): Value | undefined {
      return #value in key ? key.#value : undefined;
    }

    static set(key: Key, value: Value): void {
      if (#value in key) key.#value = value;
      else new Remembered(key, value);
    }
  };
}

/** Makes a function remember its answer for each object, as long as that object lives. A failure is not kept. */
export function onceFor<Key extends object, Rest extends readonly unknown[], Value>(
  work: (key: Key, ...rest: Rest) => Value,
): (key: Key, ...rest: Rest) => Value {
  // Most of what may be remembered is never asked for.
  let answers: Memory<Key, { readonly value: Value }> | undefined;
  return (key, ...rest) => {
    answers ??= memory();
    let answer = answers.get(key);
    if (!answer) {
      answer = { value: work(key, ...rest) };
      answers.set(key, answer);
    }
    return answer.value;
  };
}
