import { type Finding, isAtLeast } from '../core/finding.ts';
import type { Span } from '../core/text.ts';
import { Layers } from './layers.ts';
import type { RawFinding } from './raw-finding.ts';

/** Profiles of other tools report what those tools report. */
const FOLDED_IN = 'recommended';

/**
 * Makes findings of one cause one finding: those of a rule that another one `standsFor` become part of its finding,
 * which is then as grave as the gravest of them. Where the configuration sets the severity of the speaking rule, that
 * one covers nothing graver. Runs after ignores, so that what is ignored hides nothing.
 */
export function fold(found: readonly RawFinding[]): readonly Finding[] {
  const speakers = found.filter(({ rule, selected }) => rule.standsFor && selected.profile === FOLDED_IN);
  if (speakers.length === 0) return found.map(({ finding }) => finding);
  const speakerOf = speakerFinder(speakers);
  const covered = new Map<RawFinding, RawFinding[]>();
  const kept: RawFinding[] = [];
  for (const one of found) {
    const top = topSpeaker(one, speakerOf);
    const group = covered.get(top);
    if (top === one) kept.push(one);
    else if (group) group.push(one);
    else covered.set(top, [one]);
  }
  return kept.map((one) => withCovered(one, covered.get(one)));
}

type SpeakerOf = (one: RawFinding) => RawFinding | undefined;

/** Finds the innermost finding that stands for another one. */
function speakerFinder(speakers: readonly RawFinding[]): SpeakerOf {
  const byCovered = new Map<string, RawFinding[]>();
  for (const one of [...speakers].sort((a, b) => length(aboutOf(a)) - length(aboutOf(b))))
    for (const id of one.rule.standsFor ?? []) {
      const others = byCovered.get(id);
      if (others) others.push(one);
      else byCovered.set(id, [one]);
    }
  const layers = new Map<string, Layers<RawFinding>>();
  return (one) => {
    const own = byCovered.get(one.rule.id);
    if (!own || one.selected.profile !== FOLDED_IN) return undefined;
    const layer = layers.get(one.rule.id) ?? new Layers(own, aboutOf);
    layers.set(one.rule.id, layer);
    const speaker = layer.at((one.cause ?? one.at).start);
    return speaker && mayCover(speaker, one) ? speaker : undefined;
  };
}

function mayCover({ selected, finding }: RawFinding, one: RawFinding): boolean {
  return !selected.pinned || isAtLeast(finding.severity, one.finding.severity);
}

/** Who speaks for a finding in the end; `standsFor` has no circles. */
function topSpeaker(one: RawFinding, speakerOf: SpeakerOf): RawFinding {
  let top = one;
  for (let next = speakerOf(top); next; next = speakerOf(top)) top = next;
  return top;
}

function withCovered({ finding, selected }: RawFinding, covered: readonly RawFinding[] | undefined): Finding {
  if (!covered) return finding;
  const covers = [...new Set(covered.map(({ rule }) => rule.id))].sort();
  let gravest = finding;
  for (const one of selected.pinned ? [] : covered)
    if (!isAtLeast(gravest.severity, one.finding.severity)) gravest = one.finding;
  return { ...finding, severity: gravest.severity, blocking: gravest.blocking, covers };
}

function aboutOf({ about, at }: RawFinding): Span {
  const { start, end } = about ?? at;
  // Two rules may report one empty place.
  return { start, end: Math.max(end, start + 1) };
}

function length({ start, end }: Span): number {
  return end - start;
}
