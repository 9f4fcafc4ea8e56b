import type { Comment, Ignore } from '../../core/document.ts';
import type { Span } from '../../core/text.ts';

const CHECKOV = /^\s*(?:checkov|bridgecrew|cortex):skip=(CKV2?_DOCKER_\d+)/i;
const KICS = /^\s*kics-scan\s+(ignore|ignore-line|ignore-block)\s*$/;
const SEMGREP = /^\s*(?:nosemgrep|nosem)\s*:\s*(\S.*)$/i;

/**
 * The marks of Trivy, Checkov, KICS and Semgrep. Checkov's counts for the whole file, wherever it stands; the others
 * for the instruction below, and that of a block for the stage whose FROM follows.
 */
export function foreignIgnores(comments: readonly Comment[], whole: Span): readonly Ignore[] {
  return comments.flatMap((comment) => {
    const read = isMark(comment.text) ? markOf(comment, whole) : undefined;
    return read?.covers && read.codes.length > 0
      ? [{ at: comment.span, codes: read.codes, covers: read.covers, foreign: true }]
      : [];
  });
}

/** Few comments are marks, so the patterns are for those alone. */
function isMark(text: string): boolean {
  return text.includes(':ignore:') || text.includes(':skip=') || text.includes('kics-scan') || text.includes('nosem');
}

interface Mark {
  readonly codes: readonly string[];
  readonly covers: Span | undefined;
}

function markOf({ text, target, stage }: Comment, whole: Span): Mark | undefined {
  const checkov = CHECKOV.exec(text)?.[1];
  if (checkov) return { codes: [checkov.toUpperCase()], covers: whole };
  const kics = KICS.exec(text)?.[1];
  if (kics === 'ignore') return { codes: ['*'], covers: whole };
  if (kics) {
    const opensStage = kics === 'ignore-block' && stage !== undefined && stage.start === target?.start;
    return { codes: ['*'], covers: opensStage ? stage : target };
  }
  const semgrep = SEMGREP.exec(text)?.[1];
  // A rule is known by the last part of its path: `dockerfile.security.missing-user.missing-user`.
  if (semgrep) return { codes: semgrep.split(/[\s,]+/).map((id) => id.slice(id.lastIndexOf('.') + 1)), covers: target };
  // `DS002`, `DS-0002` and `AVD-DS-0002` are one id of Trivy's.
  const trivy = [...text.matchAll(/\b(?:trivy|tfsec):ignore:(?:AVD-)?DS-?(\d{1,4})\b/gi)];
  return { codes: trivy.map(([, number = '']) => `DS-${number.padStart(4, '0')}`), covers: target };
}
