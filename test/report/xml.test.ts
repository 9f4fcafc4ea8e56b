import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { report as checkstyle } from '../../src/report/checkstyle.ts';
import { report as junit } from '../../src/report/junit.ts';
import { finding, input } from './samples.ts';

const TEXT = 'FROM node:22\nADD . .\n';
const add = finding(TEXT, { at: 'ADD', message: '`ADD` says <"&\'>\n\x1b', help: 'COPY . .' });
const note = finding(TEXT, { at: 'node:22', rule: 'DL3007', name: 'latest-tag', severity: 'style', message: 'moves' });

/** Reads XML as strictly as this needs: names of the elements in order, an error for anything that is not well formed. */
function elements(xml: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  for (const [piece, close, name = '', attributes = '', empty] of body.matchAll(
    /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|[^<]+|</g,
  )) {
    if (name === '' && piece === '<') throw new Error(`a stray < in ${xml}`);
    if (/&(?!(?:amp|lt|gt|quot|apos|#10|#13|#9);)/.test(piece)) throw new Error(`a stray & in ${piece}`);
    if (/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(piece)) throw new Error('not a character of XML');
    if (/[^\S ]/.test(attributes)) throw new Error('a raw line end in an attribute');
    if (name === '') continue;
    if (close) expect(open.pop()).toBe(name);
    else seen.push(name);
    if (!close && !empty) open.push(name);
  }
  expect(open).toEqual([]);
  return seen;
}

describe('checkstyle', () => {
  it('names file, place, severity, message and rule', () => {
    const error = { file: 'b', message: 'rule X failed' };
    expect(checkstyle(input({ Dockerfile: TEXT }, [note, add], { errors: [error] }))).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="Dockerfile">
    <error line="1" column="6" severity="info" message="moves" source="DL3007"/>
    <error line="2" column="1" severity="error" message="\`ADD\` says &lt;&quot;&amp;&apos;&gt;&#10;\\x1b" source="DL3020"/>
  </file>
  <file name="b">
    <error line="1" severity="error" message="could not be checked: rule X failed"/>
  </file>
</checkstyle>
`);
  });
});

describe('junit', () => {
  it('fails only for what stops the run, and passes clean files', () => {
    const plain = { ...add, message: 'copies' };
    const run = input({ Dockerfile: TEXT, 'b/Dockerfile': TEXT }, [note, plain], { milliseconds: 1234 });
    expect(junit(run)).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="plimsoll" tests="3" failures="1" errors="0" skipped="0" time="1.234">
  <testsuite name="Dockerfile" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="DL3007 latest-tag (1:6)" classname="Dockerfile" file="Dockerfile" line="1">
      <system-out>style: Dockerfile:1:6: moves</system-out>
    </testcase>
    <testcase name="DL3020 copy-instead-of-add (2:1)" classname="Dockerfile" file="Dockerfile" line="2">
      <failure type="error" message="copies">Dockerfile:2:1: copies
COPY . .</failure>
    </testcase>
  </testsuite>
  <testsuite name="b/Dockerfile" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="b/Dockerfile"/>
  </testsuite>
</testsuites>
`);
  });

  it('counts what could not be checked as an error', () => {
    const xml = junit(input({ a: '' }, [], { errors: [{ file: 'a', rule: 'DL1', message: 'broke' }] }));
    expect(xml).toContain('tests="1" failures="0" errors="1"');
    expect(xml).toContain('<error type="internal" message="broke"/>');
  });
});

it('XML is well formed whatever a file is called and a message says', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('a', '<', '&', '"', ']]>', '\n', '\x1b', '\ufffe', '\ud800', '世', '\0'),
  });
  fc.assert(
    fc.property(nasty, nasty, (file, message) => {
      const one = { ...add, file, message, help: message };
      const run = input({ [file]: TEXT }, [one, { ...note, file, message }], { errors: [{ file, message }] });
      expect(elements(checkstyle(run))).toEqual(['checkstyle', 'file', 'error', 'error', 'file', 'error']);
      expect(elements(junit(run)).filter((name) => name === 'testcase')).toHaveLength(3);
    }),
  );
});
