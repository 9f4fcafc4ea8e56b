import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { composeOf } from '../../../src/app/init/compose.ts';
import { dockerfileOf } from '../../../src/app/init/dockerfile.ts';
import { dockerignoreOf } from '../../../src/app/init/dockerignore.ts';
import { kubernetesOf } from '../../../src/app/init/kubernetes.ts';
import { openProject } from '../../../src/app/init/project.ts';
import { templateFor, templateNamed } from '../../../src/app/init/templates.ts';
import { PROJECTS, type SampleProject } from '../../support/init-projects.ts';

const PAYLOADS = [
  '"\nRUN evil\n',
  '$(evil)',
  '${evil}',
  '`evil`',
  '\u001b[31mevil',
  "'; evil; '",
  '"]\nUSER 0\n#evil',
  '; evil',
  ' && evil ',
  '\\\nevil ',
  '#{evil}',
  '\u2028evil',
  '<!--evil-->',
];
const ALLOWED = /^(?:FROM|ARG|ENV|LABEL|WORKDIR|COPY|RUN|USER|EXPOSE|HEALTHCHECK|CMD|ENTRYPOINT|#| {2,}|$)/;

/** The text with a payload in it: at any place, or in place of what is between two quotes. */
function spoiled(text: string, place: number, payload: string): string {
  const at = text.length === 0 ? 0 : place % (text.length + 1);
  return text.slice(0, at) + payload + text.slice(at);
}

async function filesOf(files: Readonly<Record<string, string>>, template: string | undefined): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'plimsoll-hostile-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const project = await openProject(root);
    const notes: string[] = [];
    const questions = {
      ask: async (what: string, standard: string) => {
        notes.push(what);
        return standard;
      },
    };
    const today = new Date('2026-11-27T12:00:00Z');
    const plan = await (templateNamed(template ?? '') ?? templateFor(project))?.plan({
      project,
      questions,
      today,
      folder: 'x',
      notes,
    });
    if (!plan) return [];
    const written = [dockerfileOf(plan), composeOf(plan), kubernetesOf(plan), dockerignoreOf(plan.ignores)];
    return [...written, [plan.title, ...plan.notes, ...notes].join('\n')];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('a hostile project of any stack', () => {
  it('puts no text of its own into a file but names and paths', async () => {
    const samples: readonly SampleProject[] = Object.values(PROJECTS);
    const cases = fc.record({
      sample: fc.constantFrom(...samples),
      file: fc.nat(),
      place: fc.nat(),
      payload: fc.constantFrom(...PAYLOADS),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ sample, file, place, payload }) => {
        const paths = Object.keys(sample.files);
        const path = paths[file % paths.length] ?? '';
        const text = spoiled(sample.files[path] ?? '', place, payload);
        const [dockerfile = '', compose = '', kubernetes = '', ...rest] = await filesOf(
          { ...sample.files, [path]: text },
          sample.template,
        );
        // A name keeps the letters of what was put in, and nothing else of it.
        for (const one of [dockerfile, compose, kubernetes, ...rest])
          expect(one).not.toMatch(/RUN evil|\$\(evil|`evil|\u001b|\u2028|; *evil|&& *evil|#evil|\{evil|<!--|USER 0\b/);
        for (const line of dockerfile.split('\n')) expect(line).toMatch(ALLOWED);
        for (const yaml of [compose, kubernetes])
          for (const document of parseAllDocuments(yaml)) expect(document.errors).toEqual([]);
      }),
      { numRuns: Number(process.env['PLIMSOLL_CASES'] ?? 300) },
    );
  }, 600_000);

  it('is read in linear time', async () => {
    const long = ' '.repeat(500_000);
    const blank = '\n'.repeat(500_000);
    const words = 'a'.repeat(500_000);
    const brackets = '['.repeat(300_000);
    for (const filler of [
      long,
      blank,
      words,
      brackets,
      '"'.repeat(300_000),
      'def create_app('.repeat(30_000),
      '<module>'.repeat(50_000),
      '_auth'.repeat(90_000),
    ]) {
      for (const name of [
        'npm',
        'uv',
        'poetry',
        'go',
        'rust',
        'maven',
        'spring boot with gradle',
        'rails',
        'php with apache',
        'dotnet',
        'deno',
      ]) {
        const { files = {} } = PROJECTS[name] ?? {};
        const filled = Object.fromEntries(
          Object.entries({ ...files, '.npmrc': '' }).map(([path, text]) => [path, text + filler]),
        );
        const started = performance.now();
        expect((await filesOf(filled, undefined)).length).toBeGreaterThan(0);
        expect([name, filler.slice(0, 9), performance.now() - started < 3000]).toEqual([
          name,
          filler.slice(0, 9),
          true,
        ]);
      }
    }
  }, 120_000);
});
