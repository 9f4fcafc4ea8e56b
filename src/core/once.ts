/** What is remembered about objects, as long as they live. */
export type Memory<Key extends object, Value> = Pick<WeakMap<Key, Value>, 'has' | 'get' | 'set'>;

/** An empty memory. */
export function memory<Key extends object, Value>(): Memory<Key, Value> {
  return new WeakMap<Key, Value>();
}

/** Makes a function remember its answer for each object, as long as that object lives. A failure is not kept. */
export function onceFor<Key extends object, Rest extends readonly unknown[], Value>(
  work: (key: Key, ...rest: Rest) => Value,
): (key: Key, ...rest: Rest) => Value {
  // Most of what may be remembered is never asked for.
  let answers: WeakMap<Key, { readonly value: Value }> | undefined;
  return (key, ...rest) => {
    answers ??= new WeakMap();
    let answer = answers.get(key);
    if (!answer) {
      answer = { value: work(key, ...rest) };
      answers.set(key, answer);
    }
    return answer.value;
  };
}
