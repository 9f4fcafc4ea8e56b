import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/engine/fixes.ts';
import { lineForService, withoutItem } from '../../../src/languages/compose/edits.ts';
import { parseCompose } from '../../../src/languages/compose/parse.ts';
import { resolve } from '../../../src/languages/yaml/tree.ts';

const parse = (text: string) => parseCompose({ path: 'compose.yaml', text, origin: 'worktree' });
function added(text: string): string | undefined {
  const doc = parse(text);
  const service = doc.service('web');
  const edit = service && lineForService(doc, service, 'init: true');
  return edit && applyEdits(text, [{ ...edit.span, text: edit.text }]);
}

describe('a line for a service', () => {
  it.each([
    ['services:\n  web:\n    image: a\n', 'services:\n  web:\n    image: a\n    init: true\n'],
    ['services:\n  web:\n    image: a', 'services:\n  web:\n    image: a\n    init: true'],
    [
      'services:\r\n  web:\r\n    image: a # x\r\n\r\n  b:\r\n    image: b\r\n',
      'services:\r\n  web:\r\n    image: a # x\r\n    init: true\r\n\r\n  b:\r\n    image: b\r\n',
    ],
    [
      'services:\n  web:\n      ports:\n        - "80"\n      labels: {a: b}\n',
      'services:\n  web:\n      ports:\n        - "80"\n      labels: {a: b}\n      init: true\n',
    ],
  ])('%j', (text, expected) => {
    expect(added(text)).toBe(expected);
    expect(parse(expected).service('web')?.text('init')?.value).toBe('true');
  });

  it.each([
    'services:\n  web: {image: a}\n',
    'services:\n  web: &w\n    image: a\n  b: *w\n',
    'services:\n  web:\n    image: a\n    command: |\n      x\n',
    'services:\n  web:\n',
  ])('none in %j', (text) => expect(added(text)).toBeUndefined());
});

describe('a list without an item', () => {
  const without = (text: string, index: number): string | undefined => {
    const doc = parse(text);
    const list = resolve(doc.service('web')?.entry('cap_add')?.value);
    const item = list?.kind === 'sequence' ? list.items[index] : undefined;
    const edit = list && item && withoutItem(doc, list, item.span);
    return edit && applyEdits(text, [{ ...edit.span, text: edit.text }]);
  };
  it('takes the line', () => {
    expect(without('services:\n  web:\n    cap_add:\n      - A # x\n      - B\n', 0)).toBe(
      'services:\n  web:\n    cap_add:\n      - B\n',
    );
  });
  it('leaves the last item and flow lists alone', () => {
    expect(without('services:\n  web:\n    cap_add:\n      - A\n', 0)).toBeUndefined();
    expect(without('services:\n  web:\n    cap_add: [A, B]\n', 0)).toBeUndefined();
  });
});
