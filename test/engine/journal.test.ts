import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/config/config.ts';
import { Journal } from '../../src/engine/journal.ts';
import { type CheckedFile, run } from '../../src/engine/run.ts';
import { memoryRepository, TODAY } from '../support/check.ts';

const DOCKERFILE = 'FROM debian:13-slim AS base\nCOPY run.sh /\nENTRYPOINT ["/run.sh"]\n';

async function courseOf(texts: Readonly<Record<string, readonly [CheckedFile['language'], string]>>, others = {}) {
  const files = Object.entries(texts).map(([path, [language, text]]) => ({
    file: { path, text, origin: 'index' as const },
    language,
  }));
  const all = Object.fromEntries(Object.entries(texts).map(([path, [, text]]) => [path, text]));
  const journal = new Journal();
  const repository = memoryRepository({ ...all, ...others });
  const { errors } = await run({ files, config: DEFAULT_CONFIG, today: TODAY, repository, journal });
  expect(errors).toEqual([]);
  const { reads, waiting, shared, looking, abroad } = journal;
  const checked = [...shared].filter((path) => path in texts).sort();
  return { reads, waiting, shared: checked, looking: [...looking].sort(), abroad: [...abroad] };
}

it('keeps the lists of portions apart, even where they were alike', () => {
  const journal = new Journal();
  const portions = [['A'], ['A'], ['A', 'B'], ['A'], [], [], ['B']];
  portions.forEach((words, number) => {
    journal.begin(number, []);
    for (const word of words) {
      journal.read(word);
      journal.wait(word);
    }
  });
  journal.end();
  journal.read('after');
  journal.wait('after');
  expect(journal.reads).toEqual(portions);
  expect(journal.waiting).toEqual(portions);
});

describe('the course of a run', () => {
  it('tells nothing of files that stand for themselves', async () => {
    const course = await courseOf(
      {
        'a/Dockerfile': ['dockerfile', DOCKERFILE],
        'b/Dockerfile': ['dockerfile', DOCKERFILE],
        'c.sh': ['shell', 'ls\n'],
      },
      { 'a/.dockerignore': 'x\n', 'a/run.sh': '#!/bin/sh\n', 'b/run.sh': '#!/bin/sh\n' },
    );
    expect(course).toMatchObject({ shared: [], looking: [], abroad: [] });
    expect(course.reads[0]).toContain('a/.dockerignore');
    expect(course.reads[1]).toEqual([]);
  });

  it('tells which scripts an image starts', async () => {
    const { shared } = await courseOf({
      'a/Dockerfile': ['dockerfile', DOCKERFILE],
      'a/run.sh': ['shell', '#!/bin/sh\r\nls\r\n'],
      'b/run.sh': ['shell', 'ls\n'],
    });
    expect(shared).toEqual(['a/run.sh']);
  });

  it('tells which Dockerfiles a Compose file or a manifest speaks of', async () => {
    const { shared, looking } = await courseOf({
      'compose.yaml': ['compose', 'services:\n  a: {build: {context: a, target: bsae}}\n'],
      'a/Dockerfile': ['dockerfile', DOCKERFILE],
      'b/Dockerfile': ['dockerfile', DOCKERFILE],
      'shop/Dockerfile': ['dockerfile', 'FROM debian:13-slim\nUSER app\n'],
      'k.yaml': [
        'kubernetes',
        'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  securityContext: {runAsNonRoot: true}\n  containers: [{name: a, image: shop}]\n',
      ],
    });
    expect(shared).toEqual(['a/Dockerfile', 'compose.yaml', 'k.yaml', 'shop/Dockerfile']);
    expect(looking).toEqual(['compose', 'kubernetes']);
  });
});
