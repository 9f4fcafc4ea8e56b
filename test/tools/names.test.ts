import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { classifyPath } from '../../src/collect/classify.ts';
import { TEMPLATE_ENDINGS } from '../../src/core/template-endings.ts';
import preset from '../../src/lint-staged.ts';
import { PROJECT } from '../support/io.ts';

const NAMES = [
  ...['Dockerfile', 'app.dockerfile', 'Containerfile.dev', 'k8s/app.yaml', 'k8s/app.yml', 'list.json'],
  ...TEMPLATE_ENDINGS.flatMap((end) => [`app.yaml.${end}`, `k8s/app.yml.${end}`]),
];
const OTHERS = ['README.md', 'app.yaml.bak', 'app.j2', 'app.ts'];

describe('the names of files', () => {
  it('are those that the preset for lint-staged hands over', () => {
    const globs = Object.keys(preset);
    // As lint-staged does: globs without a slash fit in any folder.
    const isNamed = picomatch(globs, { dot: true, basename: true, posixSlashes: true, strictBrackets: true });
    expect(NAMES.filter((name) => !isNamed(name) || classifyPath(name) === undefined)).toEqual([]);
    expect([...OTHERS, 'package.json', 'web/package-lock.json'].filter((name) => isNamed(name))).toEqual([]);
  });

  it('are those that pre-commit hands over', () => {
    const hooks = readFileSync(join(PROJECT, '.pre-commit-hooks.yaml'), 'utf8');
    const patterns = Array.from(
      hooks.matchAll(/files: '\(\?i\)(.*)'/g),
      ([, pattern = '']) => new RegExp(pattern, 'i'),
    );
    expect(patterns).toHaveLength(2);
    for (const pattern of patterns) {
      expect(NAMES.filter((name) => !pattern.test(name))).toEqual([]);
      expect(OTHERS.filter((name) => pattern.test(name))).toEqual([]);
    }
  });
});
