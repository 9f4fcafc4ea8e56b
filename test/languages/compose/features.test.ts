import { describe, expect, it } from 'vitest';
import { parseCompose } from '../../../src/languages/compose/parse.ts';

function featuresOf(text: string, path = 'compose.yaml'): ReadonlySet<string> {
  return parseCompose({ path, text, origin: 'worktree' }).features;
}

describe('features of a Compose file', () => {
  it('are the keys of its services and of its root', () => {
    const found = featuresOf('name: a\nservices:\n  web:\n    image: a:1\n    "cap_add": [ALL]\n');
    expect([...found].sort()).toEqual(['cap_add', 'has:complete', 'image', 'root:name', 'root:services']);
  });

  it('are found behind merge keys, aliases and extends', () => {
    const merged = featuresOf('x-a: &a {privileged: true}\nservices:\n  web: {<<: *a, image: a}\n');
    expect(merged).toContain('privileged');
    const extended = featuresOf('services:\n  x-a: {pid: host, image: a}\n  web: {extends: x-a}\n');
    expect(extended).toContain('pid');
  });

  it('tell of services that lack what they run, and of files that cannot be read', () => {
    expect(featuresOf('services:\n  web: {ports: [80]}\n')).toContain('has:sourceless');
    expect(featuresOf('services: {}\n')).toContain('has:sourceless');
    expect(featuresOf('services: [\n')).toContain('is:broken');
    expect(featuresOf('web:\n  image: a:1\n')).toContain('is:legacy');
    expect(featuresOf('services:\n  web: {image: a}\n', 'compose.override.yaml')).not.toContain('has:complete');
  });

  it('tell of dollars, escaped ones too', () => {
    expect(featuresOf('services: {web: {image: "a:$V"}}\n')).toContain('has:dollar');
    expect(featuresOf('services: {web: {image: "a:\\x24V"}}\n')).toContain('has:dollar');
  });
});
