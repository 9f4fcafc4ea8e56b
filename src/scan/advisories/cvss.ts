import calculator from 'ae-cvss-calculator';

/** Base metrics and their values, in the order of a vector; by the vector's prefix. */
const METRICS: readonly { readonly prefix: RegExp; readonly values: ReadonlyMap<string, string> }[] = [
  {
    prefix: /^CVSS:4\.0\//,
    values: metrics('AV:NALP AC:LH AT:NP PR:NLH UI:NPA VC:HLN VI:HLN VA:HLN SC:HLN SI:HLN SA:HLN'),
  },
  { prefix: /^CVSS:3\.[01]\//, values: metrics('AV:NALP AC:LH PR:NLH UI:NR S:UC C:HLN I:HLN A:HLN') },
  { prefix: /^/, values: metrics('AV:NAL AC:LMH Au:NSM C:NPC I:NPC A:NPC') },
];

/**
 * Base score of a CVSS vector of any version; `undefined` when it is malformed. Other metrics than the base ones are
 * ignored. The library prints what it does not know, so it sees valid base metrics only.
 */
export function cvssScore(vector: string): number | undefined {
  const base = baseVector(vector);
  const score = base === undefined ? undefined : calculator.fromVector(base)?.calculateScores(false).base;
  return typeof score === 'number' && score >= 0 && score <= 10 ? Math.round(score * 10) / 10 : undefined;
}

function baseVector(vector: string): string | undefined {
  if (vector.length > 300) return undefined;
  for (const { prefix, values } of METRICS) {
    const start = prefix.exec(vector)?.[0];
    if (start === undefined) continue;
    const given = new Map(
      vector
        .slice(start.length)
        .split('/')
        .map((part) => [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)] as const),
    );
    const parts = [...values].map(([name, allowed]) => {
      const value = given.get(name) ?? '';
      return value.length === 1 && allowed.includes(value) ? `${name}:${value}` : undefined;
    });
    return parts.includes(undefined) ? undefined : start + parts.join('/');
  }
  return undefined;
}

function metrics(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(' ').map((metric) => [metric.slice(0, metric.indexOf(':')), metric.slice(metric.indexOf(':') + 1)]),
  );
}
