import type { Position } from './text.ts';

/** From grave to light. `error` and `warning` stop a commit by default. */
export type Severity = 'error' | 'warning' | 'info' | 'style';

/** Severities from grave to light. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'style'];

/** The lowest severity that makes a run fail; `never` lets everything pass. */
export type Threshold = Severity | 'never';

/** Every threshold, from the strictest word for "stop" to none. */
export const THRESHOLDS: readonly Threshold[] = [...SEVERITIES, 'never'];

/** Whether a word names a threshold. */
export function isThreshold(word: string): word is Threshold {
  return THRESHOLDS.some((threshold) => threshold === word);
}

/** Whether a severity is at or above the threshold. */
export function isAtLeast(severity: Severity, threshold: Threshold): boolean {
  return threshold !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

/** A replacement in the file that the finding is about; offsets in UTF-16 code units, `end` exclusive. */
export interface FindingEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface FindingFix {
  /** `safe` keeps what is built or deployed; `unsafe` may change it and needs a person's word. */
  readonly safety: 'safe' | 'unsafe';
  readonly title: string;
  readonly edits: readonly FindingEdit[];
}

/** Another place that explains a finding. */
export interface RelatedLocation {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  readonly message: string;
}

/** What leaves the engine; the shape of `findings` in the JSON report, version 1. */
export interface Finding {
  /** The rule's stable code, such as `DL3020`. */
  readonly rule: string;
  /** The rule's readable name, such as `copy-instead-of-add`. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  /** Whether this finding alone makes the run fail. */
  readonly blocking: boolean;
  readonly message: string;
  readonly help: string;
  readonly url: string;
  readonly file: string;
  /** `file`'s bytes in base64, only when the name is not valid UTF-8. */
  readonly fileBytes?: string;
  readonly language: string;
  readonly start: Position;
  readonly end: Position;
  /** The ` > ` joined path into a manifest, or null. */
  readonly path: string | null;
  readonly related: readonly RelatedLocation[];
  readonly fix: FindingFix | null;
  /** Ids of rules that report the same cause here, sorted; this finding covers theirs. Absent: none. */
  readonly covers?: readonly string[];
}
