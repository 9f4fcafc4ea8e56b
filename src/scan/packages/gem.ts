import { describe, type Found, listOfOne } from './found.ts';

/** `specifications/*.gemspec` as RubyGems writes them on installation: one assignment in a line. */
export function readGemSpec(content: Buffer): Found {
  const text = content.toString('utf8', 0, 1024 * 1024);
  const name = /^\s*\w+\.name\s*=\s*["']([^"'#\n]+)["']/m.exec(text)?.[1];
  const version = /^\s*\w+\.version\s*=\s*(?:Gem::Version\.new\(?\s*)?["']([^"'#\n]+)["']/m.exec(text)?.[1];
  const list = /^\s*\w+\.licenses?\s*=\s*\[?([^\]\n]*)/m.exec(text)?.[1] ?? '';
  const licences = [...list.matchAll(/["']([^"'\n]+)["']/g)].map((match) => match[1] ?? '');
  return { packages: listOfOne(describe('gem', name, version, { licences })) };
}
