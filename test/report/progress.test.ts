import { describe, expect, it } from 'vitest';
import { Progress } from '../../src/report/progress.ts';

/** A terminal whose clock the test sets; `screen` is what a person sees of the last line. */
function terminal(isTerminal = true, columns = 40) {
  const written: string[] = [];
  let clock = 0;
  const screen = (): string => {
    const cells: string[] = [];
    let at = 0;
    for (const character of written.join('')) {
      if (character === '\r') at = 0;
      else cells[at++] = character;
    }
    return cells.join('').trimEnd();
  };
  const target = {
    isTerminal: () => isTerminal,
    columns: () => columns,
    write: (text: string) => void written.push(text),
    now: () => clock,
  };
  return { target, written, screen, wait: (milliseconds: number) => (clock += milliseconds) };
}

describe('progress', () => {
  it('is silent for a second, then shows the file, then is gone', () => {
    const { target, written, screen, wait } = terminal();
    const progress = new Progress(target);
    progress.onFile('a/Dockerfile', 0, 30);
    wait(999);
    progress.onFile('b/Dockerfile', 1, 30);
    expect(written).toEqual([]);
    wait(1);
    progress.onFile('c/Dockerfile', 2, 30);
    expect(screen()).toBe('checking 3 of 30  c/Dockerfile');
    progress.clear();
    expect(screen()).toBe('');
  });

  it('draws at most ten times a second and leaves nothing of a longer line', () => {
    const { target, written, screen, wait } = terminal();
    const progress = new Progress(target);
    wait(2000);
    progress.onFile('a/long/Dockerfile', 8, 10);
    progress.onFile('b', 9, 10);
    expect(written).toHaveLength(1);
    wait(100);
    progress.onFile('c', 9, 10);
    expect(screen()).toBe('checking 10 of 10  c');
    progress.clear();
    progress.clear();
    expect(screen()).toBe('');
    expect(written).toHaveLength(3);
  });

  it('writes nothing where nobody watches', () => {
    const { target, written, wait } = terminal(false);
    const progress = new Progress(target);
    wait(5000);
    progress.onFile('a', 0, 2);
    progress.clear();
    expect(written).toEqual([]);
  });

  it('fits the terminal and escapes names', () => {
    const { target, screen, written, wait } = terminal(true, 30);
    const progress = new Progress(target);
    wait(1500);
    progress.onFile('世界\x1b[2J/a/very/long/name', 0, 2);
    expect(screen()).toBe('checking 1 of 2  世界\\x1b[2J…');
    expect(written.join('')).not.toContain('\x1b');
  });
});
