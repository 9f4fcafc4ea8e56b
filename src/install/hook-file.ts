/** The hooks that plimsoll has a script for, in the order of a commit's life. */
export const HOOKS = ['pre-commit', 'pre-merge-commit', 'pre-push', 'pre-applypatch'] as const;

export type HookName = (typeof HOOKS)[number];

export const DEFAULT_HOOKS: readonly HookName[] = ['pre-commit', 'pre-merge-commit'];

const MARKER = /^# plimsoll-hook: (\d+)$/;

/** The version of the script if the file is one of ours, whatever else was written into it. */
export function hookVersion(text: string): number | undefined {
  for (const line of text.split('\n', 5)) {
    const version = MARKER.exec(line.replace(/\r$/, ''))?.[1];
    if (version !== undefined) return Number(version);
  }
  return undefined;
}

/** Where a displaced hook is kept, and where the ones before it are. */
export function backupName(hook: string, number = 1): string {
  return `${hook}.pre-plimsoll${number === 1 ? '' : `-${number}`}`;
}
