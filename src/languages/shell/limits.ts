/** Rules do not check scripts with more nodes. A plain RUN of 10,000 lines has 80,000 to 110,000. */
export const MOST_PARTS = 115_000;
/** A script and those that it feeds to shells have no more together: each of them costs something for itself. */
export const MOST_FED_PARTS = 42_000;
/** So few characters hold fewer parts than anything forbids: no more than four begin at one. */
export const SURELY_SHORT = MOST_FED_PARTS / 4;

/**
 * The most work, in nodes times rules, so that hardly any script takes more than a second. Hostile ones of all shapes
 * need up to 0.075 microseconds for a node and a rule; the work before any rule runs counts as so many rules.
 */
const MOST_WORK = 10_800_000;
const BEFORE_RULES = 85;

/** Whether so many rules would take too long for a script with so many nodes. */
export function isTooMuch(parts: number, rules: number): boolean {
  return parts * (BEFORE_RULES + rules) > MOST_WORK;
}

/** Why a script is not checked; follows the script's location. */
export function describeTooLong(most: number): string {
  return `a script of more than ${count(most)} ${PARTS}: ${ONLY_SYNTAX}`;
}

/** The same where the rules are too many for it. */
export function describeTooMuch(parts: number, rules: number): string {
  return `a script of ${count(parts)} ${PARTS} is too long for the ${rules} rules that apply to it: ${ONLY_SYNTAX}`;
}

const PARTS = 'words, commands and expansions';
const ONLY_SYNTAX = 'only its syntax was checked';

function count(value: number): string {
  return value.toLocaleString('en');
}
