/** Puts text in a style; the identity when colour is off. */
export type Style = (text: string) => string;

export interface Paint {
  readonly bold: Style;
  readonly dim: Style;
  readonly error: Style;
  readonly warning: Style;
  readonly info: Style;
  readonly style: Style;
  /** Second places, gutters and arrows. */
  readonly quiet: Style;
  /** What can be done. */
  readonly good: Style;
}

const plain: Style = (text) => text;

function sgr(codes: string): Style {
  return (text) => (text === '' ? '' : `\x1b[${codes}m${text}\x1b[0m`);
}

const COLORS: Paint = {
  bold: sgr('1'),
  dim: sgr('2'),
  error: sgr('1;31'),
  warning: sgr('1;33'),
  info: sgr('36'),
  style: sgr('35'),
  quiet: sgr('34'),
  good: sgr('32'),
};

const PLAIN: Paint = {
  bold: plain,
  dim: plain,
  error: plain,
  warning: plain,
  info: plain,
  style: plain,
  quiet: plain,
  good: plain,
};

/** The styles for an output with or without colour. Styles do not nest. */
export function paintFor(color: boolean): Paint {
  return color ? COLORS : PLAIN;
}
