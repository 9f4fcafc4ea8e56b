/** Makes a function remember its answer for each object, as long as that object lives. A failure is not kept. */
export function onceFor<Key extends object, Rest extends readonly unknown[], Value>(
  work: (key: Key, ...rest: Rest) => Value,
): (key: Key, ...rest: Rest) => Value {
  const answers = new WeakMap<Key, { readonly value: Value }>();
  return (key, ...rest) => {
    let answer = answers.get(key);
    if (!answer) {
      answer = { value: work(key, ...rest) };
      answers.set(key, answer);
    }
    return answer.value;
  };
}
