/** Milliseconds since some fixed moment. `performance`, which tells the same, takes one of them to be made. */
export function milliseconds(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
