import { declarationsAbove, declarationsOf } from './declarations.ts';
import type { DockerfileDocument } from './document.ts';
import type { ToolCall } from './packages.ts';

const VERSION_PART = /^[0-9A-Za-z.~^_:+]+$/;

/**
 * Whether a package of yum or dnf names its version: `name-1.2.3-4.el9`. With `isVersion` it is hadolint's
 * answer, which takes a file without a dash for unpinned and reads `${NAME}` of such variables as a version.
 */
export function isPinnedRpm(text: string, isVersion: ((name: string) => boolean) | undefined): boolean {
  if (!isVersion && (/^(?:https?:\/\/|\.{0,2}\/|@)/.test(text) || text.endsWith('.rpm') || /[=<>]/.test(text)))
    return true;
  const parts = text.split('-');
  if (parts.length < 2) return false;
  if (text.endsWith('.rpm')) return true;
  if (isVersion && [...text.matchAll(/\$\{([^{}]+)\}/g)].some(([, name = '']) => isVersion(name))) return true;
  const rest = parts.slice(1);
  return rest.every((part) => VERSION_PART.test(part)) && rest.some((part) => /^\d/.test(part));
}

/**
 * What hadolint takes for a version: an ENV of the stage or of those it is built on, and any ARG so far. It reads an
 * ONBUILD by itself.
 */
export function isVersionVariable(doc: DockerfileDocument, { run }: ToolCall): (name: string) => boolean {
  const { isTrigger, span } = run.instruction;
  return (name) =>
    declarationsAbove(doc, run, name).some((one) => one.isTrigger === isTrigger) ||
    declarationsOf(doc, name).some(
      (one) => one.keyword === 'ARG' && one.isTrigger === isTrigger && one.at < span.start,
    );
}
