import type { Release } from '../package.ts';
import type { Found } from './found.ts';

/** `etc/os-release`, https://www.freedesktop.org/software/systemd/man/latest/os-release.html. */
export function readOsRelease(content: Buffer): Found {
  const fields = new Map<string, string>();
  for (const line of content.toString('utf8').split('\n')) {
    const match = /^([A-Z_]+)=(.*)$/.exec(line.trim());
    if (match) fields.set(match[1] ?? '', unquote(match[2] ?? ''));
  }
  const id = fields.get('ID');
  if (!id) return { packages: [] };
  const version = fields.get('VERSION_ID');
  const codename = fields.get('VERSION_CODENAME');
  const title = fields.get('PRETTY_NAME');
  const release: Release = {
    id: id.toLowerCase(),
    ...(version && { version }),
    ...(codename && { codename }),
    ...(title && { title }),
  };
  return { packages: [], release };
}

function unquote(value: string): string {
  const quote = value[0];
  if (quote === "'" && value.length > 1 && value.endsWith(quote)) return value.slice(1, -1);
  const inner = quote === '"' && value.length > 1 && value.endsWith(quote) ? value.slice(1, -1) : value;
  return inner.replace(/\\(["$`\\])/g, '$1');
}
