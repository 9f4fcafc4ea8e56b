import type { Environment } from './git.ts';
import type { Manager } from './managers.ts';

/** A variable that is set now and what comes of it. */
export interface Switch {
  readonly name: string;
  readonly effect: string;
  /** Nothing is checked while it is set. */
  readonly stops: boolean;
}

const OFF = /^(?:0|off|false)$/;

/** The variables that change what a commit from this shell does. */
export function switchesIn(env: Environment, manager: Manager | undefined): Switch[] {
  const found: Switch[] = [];
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || value === '') continue;
    if (name === 'PLIMSOLL' && OFF.test(value)) found.push({ name, effect: 'commits are not checked', stops: true });
    else if (name === 'HUSKY' && value === '0')
      found.push({ name, effect: 'husky runs no hooks', stops: manager === 'husky' });
    else if (name === 'LEFTHOOK' && OFF.test(value))
      found.push({ name, effect: 'lefthook runs no hooks', stops: manager === 'lefthook' });
    else if (name === 'SKIP' && /\bplimsoll\b/.test(value)) {
      found.push({
        name,
        effect: 'pre-commit and prek skip plimsoll',
        stops: manager === 'pre-commit' || manager === 'prek',
      });
    } else if (name === 'SKIP_SIMPLE_GIT_HOOKS' && value === '1') {
      found.push({ name, effect: 'simple-git-hooks runs no hooks', stops: manager === 'simple-git-hooks' });
    } else if (name === 'PLIMSOLL_SKIP')
      found.push({ name, effect: `these rules are left out: ${value}`, stops: false });
    else if (name.startsWith('HADOLINT_')) {
      found.push({ name, effect: 'plimsoll does not read it: write it into .plimsoll.yaml', stops: false });
    } else if (name === 'PLIMSOLL_NODE' || name === 'PLIMSOLL_HOME') {
      found.push({ name, effect: `the hook takes ${value} first`, stops: false });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}
