import { firstThat } from './bisect.ts';
import type { RuleMeta } from './rule.ts';

const PREFIX = /^[A-Z][A-Z0-9]*$/;
/** A check of another tool that is more than one rule here. */
const SEVERAL: ReadonlyMap<string, readonly string[]> = new Map([
  ['MULTIPLEINSTRUCTIONSDISALLOWED', ['DL3012', 'DL4003', 'DL4004']],
  ['DS-0002', ['DL3002', 'DF001']],
  ['DS-0031', ['DL3064', 'DF014']],
  // Of kube-linter.
  ['PRIVILEGE-ESCALATION-CONTAINER', ['K8S123', 'K8S202']],
  ['RUN-AS-NON-ROOT', ['K8S203', 'K8S204']],
  ['SCHEMA-VALIDATION', ['K8S005', 'K8S006', 'K8S007', 'K8S008']],
  // Of kube-score.
  ['CONTAINER-IMAGE-PULL-POLICY', ['K8S403', 'K8S404']],
  ['CONTAINER-RESOURCES', ['K8S301', 'K8S302', 'K8S303', 'K8S304']],
  ['CONTAINER-SECURITY-CONTEXT-USER-GROUP-ID', ['K8S210', 'K8S216']],
  ['POD-PROBES', ['K8S310', 'K8S311']],
  ['STABLE-VERSION', ['K8S801', 'K8S802']],
]);

/** A retired check whose many successors begin alike: ShellCheck's of what `sh` has not. */
const SUCCESSORS: ReadonlyMap<string, string> = new Map([['SC2039', 'SC3']]);

const UPGRADES = 'upgrades in a build are DF021';

/** Ids that hadolint has retired, with what became of the idea. They are never used again. */
const RETIRED: ReadonlyMap<string, string> = new Map([
  ['DL3005', UPGRADES],
  ['DL3017', UPGRADES],
  ['DL3031', UPGRADES],
  ['DL3039', UPGRADES],
  ['DL4002', 'nothing took its place'],
]);

/** Whether a selector names this rule by id, name, alias or prefix of the id. Letter case counts for names only. */
export function names(selector: string, rule: Pick<RuleMeta, 'id' | 'name' | 'aliases'>): boolean {
  const upper = idOf(selector);
  if (rule.id === upper || rule.name === selector) return true;
  if (rule.aliases.some((alias) => alias.toUpperCase() === upper)) return true;
  if (SEVERAL.get(upper)?.includes(rule.id)) return true;
  return PREFIX.test(upper) && rule.id.startsWith(upper);
}

/** Whether a selector names one of many rules, as `names` has it. */
export class NameIndex {
  private readonly words = new Set<string>();
  private readonly names = new Set<string>();
  private readonly ids: readonly string[];

  constructor(rules: Iterable<Pick<RuleMeta, 'id' | 'name' | 'aliases'>>) {
    const ids: string[] = [];
    for (const { id, name, aliases } of rules) {
      ids.push(id);
      this.words.add(id);
      this.names.add(name);
      for (const alias of aliases) this.words.add(alias.toUpperCase());
    }
    this.ids = ids.sort();
  }

  has(selector: string): boolean {
    const upper = idOf(selector);
    if (this.words.has(upper) || this.names.has(selector)) return true;
    if (SEVERAL.get(upper)?.some((id) => this.words.has(id))) return true;
    const next = PREFIX.test(upper) && this.ids[firstThat(this.ids, (id) => id >= upper)];
    return next !== false && next !== undefined && next.startsWith(upper);
  }
}

/** Many selectors, asked whether one of them names a rule, as `names` has it. */
export class SelectorSet {
  private readonly words: ReadonlySet<string>;
  private readonly selectors: ReadonlySet<string>;

  constructor(selectors: Iterable<string>) {
    this.selectors = new Set(selectors);
    this.words = new Set([...this.selectors].map(idOf));
  }

  names(rule: Pick<RuleMeta, 'id' | 'name' | 'aliases'>): boolean {
    return this.selectors.has(rule.name) || wordsFor(rule).some((word) => this.words.has(word));
  }
}

/** Every id that names a rule, as `idOf` gives them; its name does, too. */
export function wordsFor({ id, aliases }: Pick<RuleMeta, 'id' | 'aliases'>): readonly string[] {
  const words = Array.from({ length: id.length }, (_, index) => id.slice(0, index + 1));
  for (const alias of aliases) words.push(alias.toUpperCase());
  for (const [word, ids] of SEVERAL) if (ids.includes(id)) words.push(word);
  return words;
}

/** An id as it is compared: in capitals, without the prefix that Trivy puts before its own, and as it is called today. */
export function idOf(word: string): string {
  const upper = word.toUpperCase();
  return SUCCESSORS.get(upper) ?? (upper.startsWith('AVD-') ? upper.slice(4) : upper);
}

/** What to say of the id of a rule that hadolint no longer has. */
export function retirementHint(word: string): string | undefined {
  const successor = RETIRED.get(word.toUpperCase());
  return successor && `hadolint has retired it: ${successor}`;
}
