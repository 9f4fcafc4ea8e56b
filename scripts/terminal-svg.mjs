// Draws what a command printed on a terminal as an SVG: text with SGR colours in, one image out.

const CELL = 8.4;
const LINE = 19;
const PADDING = 16;
const HEAD = 30;

/** Readable on the dark ground of the picture (contrast of at least 4.5 : 1). */
const COLORS = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 34: '#79c0ff', 35: '#d2a8ff', 36: '#76e3ea' };
const TEXT = '#e6edf3';
const DIM = '#9ba7b4';

/**
 * @param {string} text what was printed, with escape sequences for colours
 * @param {{ title: string, columns: number }} how the accessible title, and the width in cells
 * @returns {string} the SVG document
 */
export function terminalSvg(text, { title, columns }) {
  const lines = text.replace(/\n$/, '').split('\n');
  const width = Math.round(columns * CELL + 2 * PADDING);
  const height = HEAD + lines.length * LINE + 2 * PADDING;
  const rows = lines.map((line, index) => {
    const y = HEAD + PADDING + (index + 0.75) * LINE;
    return `<text x="${PADDING}" y="${y}" xml:space="preserve">${spans(line)}</text>`;
  });
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (color, index) => `<circle cx="${PADDING + 6 + index * 20}" cy="18" r="6" fill="${color}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(title)}">
<title>${escapeXml(title)}</title>
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
${dots.join('')}
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${TEXT}">
${rows.join('\n')}
</g>
</svg>
`;
}

/** The parts of a line between its escape sequences, each with its own style. */
function spans(line) {
  let codes = [];
  return line
    .split(/(\x1b\[[\d;]*m)/)
    .map((part) => {
      const sequence = /^\x1b\[([\d;]*)m$/.exec(part);
      if (sequence) {
        codes = sequence[1] === '' || sequence[1] === '0' ? [] : sequence[1].split(';').map(Number);
        return '';
      }
      if (part === '') return '';
      const color = codes.map((code) => COLORS[code]).find(Boolean) ?? (codes.includes(2) ? DIM : undefined);
      const style = `${color ? ` fill="${color}"` : ''}${codes.includes(1) ? ' font-weight="bold"' : ''}`;
      return style === '' ? escapeXml(part) : `<tspan${style}>${escapeXml(part)}</tspan>`;
    })
    .join('');
}

function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
