import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import { applyFixes } from '../../../src/engine/fixes.ts';
import { check } from '../../support/check.ts';

/** Instructions, good and bad, that a stage may hold in any order. */
const instruction = fc.constantFrom(
  'ADD a b /c/',
  'add . /app',
  'ADD a b',
  'ADD a b /c',
  'COPY a b /d',
  'COPY ["a", "b", "/d"]',
  'WORKDIR /srv',
  'RUN cd /srv',
  'RUN cd /srv && make',
  'RUN --network=none \\\n  # why\n  cd sub/folder && \\\n  make && curl a | tar -x',
  'RUN <<EOF\ncd /srv && make\nEOF',
  'COPY app.tgz /tmp/\nRUN tar -xzf /tmp/app.tgz && \\\n  rm /tmp/app.tgz',
  '# unpacked below\ncopy ["other.tar", "/srv/"]\nRUN <<-EOF\n\ttar -xf /srv/other.tar\n\tmake\n\tEOF',
  'RUN wget https://example.com/a',
  'RUN ln -sf /bin/bash /bin/sh',
  'ENV PATH=$PTAH:/srv',
  'COPY --from=contxt /a /b',
  'RUN curl a | tar -x',
  'SHELL ["/bin/bash", "-c"]',
  'USER root',
  'USER 1000',
  'RUN sudo make',
  'RUN a && \\\n  sudo b',
  'RUN apt-get update && apt-get install curl',
  'RUN apt-get update && \\\n  # why\n  apt-get install -y --no-install-recommends git',
  'RUN yum install vim && dnf -y install a',
  'RUN apk add curl',
  'RUN apk add \\\n    curl git',
  'RUN pip install flask',
  'RUN zypper install vim',
  'RUN yarn install',
  'RUN useradd -u 1000000 me',
  'RUN apt install -y vim',
  'MAINTAINER a "b" $c',
  'CMD a b',
  'CMD ["a"]',
  'ENTRYPOINT ["a"]',
  'HEALTHCHECK CMD ["a"]',
  'HEALTHCHECK NONE',
  'ENV A some value',
  'LABEL a b',
  'EXPOSE 80/TCP 1:2',
  'RUN a \\\n\n  b',
  'COPY --from=Base /a /b',
  'COPY --from=context /a /b',
  'ONBUILD RUN apt-get install vim',
  'RUN <<EOF\napt-get install vim\nsudo make\nEOF',
  'RUN for a in *; do rm $a; done',
  'RUN echo `date` "$(pwd)"',
  '# comment',
  '',
);

const file = fc
  .tuple(
    fc.constantFrom(
      'FROM example.com/debian:13 as Base',
      'FROM --platform=$TARGETPLATFORM example.com/node:22 AS base',
      'from example.com/alpine:3.22',
      'FROM example.com/debian:13 AS context',
      'ARG VERSION=1\nFROM --platform=linux/amd64 example.com/debian:$VERSON AS base',
    ),
    fc.array(instruction, { maxLength: 8 }),
    fc.array(instruction, { maxLength: 4 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', ' \\'),
  )
  .map(([from, first, second, newline, tail]) =>
    [from, ...first, 'FROM example.com/app:2', ...second, `RUN end${tail}`, ''].join('\n').replaceAll('\n', newline),
  );

const find = (text: string) => check('Dockerfile', text, { select: ['ALL'] });
const isSafe = ({ fix }: Finding): boolean => fix?.safety === 'safe';
const grave = (findings: readonly Finding[]) => {
  const counts = new Map<string, number>();
  for (const { rule, severity } of findings) {
    if (severity === 'error' || severity === 'warning') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
};

/** What holds for a fix: its finding goes, no error or warning comes, and other bytes stay. */
async function expectGoodFix(text: string, finding: Finding, before: readonly Finding[]): Promise<void> {
  const fixed = applyFixes(text, [finding], { unsafe: true }).text;
  expect(fixed).not.toBe(text);
  const after = await find(fixed);
  const same = (list: readonly Finding[]) => list.filter(({ rule }) => rule === finding.rule).length;
  expect(same(after), `${finding.rule} in ${JSON.stringify(text)}`).toBeLessThan(same(before));
  for (const [rule, count] of grave(after)) {
    const covered = before.filter(({ covers }) => covers?.includes(rule)).length;
    expect(count, `${rule} after ${finding.rule} in ${JSON.stringify(text)}`).toBeLessThanOrEqual(
      (grave(before).get(rule) ?? 0) + covered,
    );
  }
  const edits = [...(finding.fix?.edits ?? [])].sort((a, b) => a.start - b.start);
  expect(fixed.startsWith(text.slice(0, edits[0]?.start))).toBe(true);
  expect(fixed.endsWith(text.slice(edits.at(-1)?.end))).toBe(true);
  if (text.includes('\r\n')) expect(fixed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
}

/** Applies fixes until none is left, and expects that then none is offered. */
async function expectEnd(source: string, unsafe: boolean): Promise<void> {
  let text = source;
  for (let pass = 0; pass < 12; pass++) {
    const outcome = applyFixes(text, await find(text), { unsafe });
    if (outcome.applied.length === 0) break;
    text = outcome.text;
  }
  const left = (await find(text)).filter((finding) => (unsafe ? finding.fix : isSafe(finding)));
  expect(left.map(({ rule }) => `${rule} in ${JSON.stringify(source)}`)).toEqual([]);
}

describe('a fix in any Dockerfile', () => {
  it('takes its finding away, adds no error or warning, and touches nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const before = await find(text);
        for (const finding of before.filter(({ fix }) => fix)) await expectGoodFix(text, finding, before);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each([false, true])(
    'leaves nothing to do when all are applied until none is left (unsafe: %s)',
    async (unsafe) => {
      await fc.assert(
        fc.asyncProperty(file, (text) => expectEnd(text, unsafe)),
        { numRuns: 60 },
      );
    },
    60_000,
  );
});
