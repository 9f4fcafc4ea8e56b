import calculator from 'ae-cvss-calculator';

/** Base score of a CVSS vector of any version; `undefined` when it is malformed. */
export function cvssScore(vector: string): number | undefined {
  if (vector.length > 300) return undefined;
  try {
    const scores = calculator.fromVector(vector)?.calculateScores(false);
    const base = scores?.base;
    return typeof base === 'number' && base >= 0 && base <= 10 ? Math.round(base * 10) / 10 : undefined;
  } catch {
    return undefined;
  }
}
