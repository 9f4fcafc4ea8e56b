import type { DockerfileDocument } from './document.ts';
import { chainOf } from './facts.ts';
import type { ToolCall } from './packages.ts';

const VERSION_PART = /^[0-9A-Za-z.~^_:+]+$/;

/**
 * Whether a package of yum or dnf names its version: `name-1.2.3-4.el9`. `strict` asks for hadolint's answer, which
 * takes a file without a dash for unpinned and reads `${NAME}` of the listed variables as a version.
 */
export function isPinnedRpm(text: string, variables: readonly string[], strict: boolean): boolean {
  if (!strict && (/^(?:https?:\/\/|\.{0,2}\/|@)/.test(text) || text.endsWith('.rpm') || /[=<>]/.test(text)))
    return true;
  const parts = text.split('-');
  if (parts.length < 2) return false;
  if (text.endsWith('.rpm')) return true;
  if (text.includes('$') && variables.some((name) => text.includes(`\${${name}}`))) return true;
  const rest = parts.slice(1);
  return rest.every((part) => VERSION_PART.test(part)) && rest.some((part) => /^\d/.test(part));
}

/** Names that hadolint takes for versions: ENV of the stage and of those it is built on, and every ARG so far. */
export function variablesBefore(doc: DockerfileDocument, { run }: ToolCall): string[] {
  const end = run.instruction.span.start;
  const own = new Set(chainOf(run.stage).flatMap(({ instructions }) => instructions));
  return doc.instructions
    .filter((one) => one.span.start < end && (one.keyword === 'ARG' || (one.keyword === 'ENV' && own.has(one))))
    .flatMap(({ pairs }) => pairs.map(({ key }) => key));
}
