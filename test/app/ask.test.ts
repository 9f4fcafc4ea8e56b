import { describe, expect, it } from 'vitest';
import { Asker } from '../../src/app/ask.ts';

function asker(...pieces: string[]) {
  const written: string[] = [];
  const rest = pieces.map((piece) => Buffer.from(piece));
  const io = {
    stdin: { read: async () => Buffer.alloc(0), next: () => rest.shift(), isTTY: true },
    stderr: { write: (text: string) => written.push(text), isTTY: true, columns: 80 },
  };
  return { asker: new Asker(io), written };
}

const digits = (answer: string): string | undefined => (/^\d+$/.test(answer) ? answer : undefined);

describe('a question', () => {
  it('takes a line for each answer, however the input is cut', () => {
    const { asker: one } = asker('4', '2\n7\r\n\n');
    expect([one.ask('a', '0', digits), one.ask('b', '0', digits), one.ask('c', '0', digits)]).toEqual(['42', '7', '0']);
  });

  it('is repeated for an invalid answer, three times', () => {
    const { asker: one, written } = asker('x\ny\n5\n');
    expect(one.ask('port', '1', digits)).toBe('5');
    expect(written.filter((text) => text.startsWith('port [1]'))).toHaveLength(3);
    expect(asker('x\ny\nz\n5\n').asker.ask('port', '1', digits)).toBe('1');
  });

  it('means the default at the end of the input', () => {
    expect(asker().asker.ask('port', '1', digits)).toBe('1');
    expect(asker('8').asker.ask('port', '1', digits)).toBe('8');
  });
});
