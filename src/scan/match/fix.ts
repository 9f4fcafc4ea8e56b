import type { Package, PackageType } from '../package.ts';
import type { Fix, Status } from './issue.ts';

/** What to do about an issue. */
export function fixOf(entry: Package, packages: readonly Package[], status: Status, fixed: string | undefined): Fix {
  if (status === 'needs-subscription') return { kind: 'subscribe', text: `the fix (${fixed ?? ''}) needs Ubuntu Pro` };
  if (status !== 'fixed' || fixed === undefined) {
    const text = status === 'end-of-life' ? 'no fix: no longer supported in this release' : 'no fix yet';
    return { kind: 'wait', text };
  }
  if (entry.release) {
    const names = [...new Set(packages.map(({ name }) => name))].sort().join(' ');
    return { kind: 'upgrade', text: upgradeCommand(entry.type, names) };
  }
  return { kind: 'bump', text: `upgrade ${entry.name} ${entry.version} to ${fixed}` };
}

function upgradeCommand(type: PackageType, names: string): string {
  if (type === 'deb') return `apt-get install --only-upgrade ${names}`;
  return type === 'apk' ? `apk upgrade ${names}` : `dnf upgrade ${names}`;
}

/** Whether the fix is in another major version, which may break its users; 0.x counts by its second number. */
export function isMajorStep(version: string, fixed: string): boolean {
  const [major = '', minor = ''] = numbers(version);
  const [nextMajor = '', nextMinor = ''] = numbers(fixed);
  if (major !== nextMajor) return true;
  return major === '0' && minor !== nextMinor;
}

function numbers(version: string): string[] {
  return version.replace(/^[^\d]*/, '').split(/[.\-+]/);
}
