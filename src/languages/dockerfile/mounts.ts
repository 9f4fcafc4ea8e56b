import type { Span } from '../../core/text.ts';
import type { Flag, Instruction } from './document.ts';
import { placeInValue } from './flags.ts';

/** A `--mount=…` of a RUN. */
export interface Mount {
  readonly flag: Flag;
  /** `bind` when not given. */
  readonly type: string;
  /** Value of target, dst or destination. */
  readonly target: string | undefined;
  readonly from: { readonly value: string; readonly span: Span } | undefined;
  /** Options by lower-case name, as written. */
  readonly options: readonly MountOption[];
}

export interface MountOption {
  readonly name: string;
  readonly value: string | undefined;
  /** Of the whole option, with what stands between its units in the file. */
  readonly span: Span;
  readonly valueSpan: Span;
}

/** The mounts of a RUN in order. */
export function mountsOf(run: Instruction): readonly Mount[] {
  return run.flags.flatMap((flag) => {
    if (flag.name !== 'mount' || flag.value === undefined || !flag.valueSpan) return [];
    const options = optionsOf(flag, flag.value);
    const last = (...names: string[]): MountOption | undefined => options.findLast(({ name }) => names.includes(name));
    const from = last('from');
    return [
      {
        flag,
        type: last('type')?.value ?? 'bind',
        target: last('target', 'dst', 'destination')?.value,
        from: from?.value === undefined ? undefined : { value: from.value, span: from.valueSpan },
        options,
      },
    ];
  });
}

function optionsOf(flag: Flag, value: string): MountOption[] {
  const options: MountOption[] = [];
  let at = 0;
  for (const part of value.split(',')) {
    const equals = part.indexOf('=');
    const end = at + part.length;
    options.push({
      name: (equals === -1 ? part : part.slice(0, equals)).toLowerCase(),
      value: equals === -1 ? undefined : part.slice(equals + 1),
      span: placeInValue(flag, at, end),
      valueSpan: placeInValue(flag, at + equals + 1, end),
    });
    at = end + 1;
  }
  return options;
}
