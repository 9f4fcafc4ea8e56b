import type { Finding } from '../core/finding.ts';
import type { RunResult } from '../engine/run.ts';

/** A path below the top of the repository as it reads from a folder in it (`sub/`, empty at the top). */
export function fromFolder(path: string, prefix: string): string {
  if (prefix === '' || path === '') return path;
  const steps = prefix.split('/').slice(0, -1);
  const parts = path.split('/');
  let common = 0;
  while (common < steps.length && common < parts.length - 1 && steps[common] === parts[common]) common += 1;
  return '../'.repeat(steps.length - common) + parts.slice(common).join('/');
}

/** A result whose paths are relative to the working directory. */
export function relocate(result: RunResult, prefix: string): RunResult {
  if (prefix === '') return result;
  const moved = new Map(result.findings.map((finding) => [finding, moveFinding(finding, prefix)]));
  const findings = [...moved.values()];
  const existing = new Set([...result.existing].map((finding) => moved.get(finding) ?? finding));
  const files = new Map([...result.files].map(([path, file]) => [fromFolder(path, prefix), file]));
  const errors = result.errors.map((error) =>
    error.file === undefined ? error : { ...error, file: fromFolder(error.file, prefix) },
  );
  const skipped = result.skipped.map(({ file, fileBytes, ...rest }) => ({
    ...rest,
    file: fromFolder(file, prefix),
    ...(fileBytes !== undefined && { fileBytes: moveBytes(fileBytes, prefix) }),
  }));
  return { ...result, findings, existing, files, errors, skipped };
}

function moveFinding(finding: Finding, prefix: string): Finding {
  const { fileBytes } = finding;
  return {
    ...finding,
    file: fromFolder(finding.file, prefix),
    ...(fileBytes !== undefined && { fileBytes: moveBytes(fileBytes, prefix) }),
    related: finding.related.map((one) => ({ ...one, file: fromFolder(one.file, prefix) })),
  };
}

/** The same for a path whose bytes are not UTF-8, in base64. Latin-1 keeps every byte. */
function moveBytes(fileBytes: string, prefix: string): string {
  const path = Buffer.from(fileBytes, 'base64').toString('latin1');
  return Buffer.from(fromFolder(path, Buffer.from(prefix).toString('latin1')), 'latin1').toString('base64');
}
