import { scalarType } from '../yaml/scalars.ts';
import type { ResourceProblem } from './schema-problems.ts';

/** Whether a value has the wrong type only because kubectl reads YAML 1.1: `yes`, `off`, `1_000`, `0123`. */
export function isTrap({ value, quotable }: ResourceProblem<'wrong-type'>): boolean {
  if (!quotable || value.kind !== 'scalar' || value.style !== 'plain') return false;
  const old = scalarType(value, '1.1');
  return old !== scalarType(value, '1.2') || (old === 'int' && /^[-+]?0\d/.test(value.text));
}
