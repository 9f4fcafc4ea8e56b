// Rows as they are measured, and all limits once more at the end, the tightest first.

const short = (number) => (number >= 100 ? number.toFixed(0) : number.toFixed(2));

export class Table {
  rows = [];

  /**
   * @param row `{ id?, what, ms?, value, failAbove?, unit? }`; `value` is `{ median, low?, high? }`, or null where
   * nothing could be measured
   */
  add({ id = '', what, ms, value, failAbove, unit = '×' }) {
    const row = { id, what, ms: ms ?? null, value, failAbove: failAbove ?? null, verdict: verdictOf(value, failAbove) };
    this.rows.push(row);
    console.log(`  ${id.padEnd(4)} ${what.padEnd(58)} ${textOf(row, unit)}`);
  }

  /** Rows with a limit; prints them and gives how many are over it. */
  close() {
    const judged = this.rows.filter(({ failAbove, value }) => failAbove !== null && value !== null);
    const share = ({ value, failAbove }) => value.median / failAbove;
    console.log('\nLimits, the tightest first (share of the limit; OVER: even the 10th percentile is over it)');
    for (const row of judged.sort((a, b) => share(b) - share(a))) {
      console.log(`  ${row.verdict.padEnd(6)} ${share(row).toFixed(2)}  ${row.id.padEnd(4)} ${row.what}`);
    }
    return judged.filter(({ verdict }) => verdict === 'OVER').length;
  }
}

function verdictOf(value, failAbove) {
  if (failAbove === undefined) return '';
  if (value === null) return 'not measured';
  if ((value.low ?? value.median) > failAbove) return 'OVER';
  return value.median > failAbove ? 'unsure' : 'ok';
}

function textOf({ ms, value, failAbove, verdict }, unit) {
  const time = ms === null ? '' : `${ms.toFixed(1)} ms · `;
  if (value === null) return `${time}not measured`;
  const spread = value.low === undefined ? '' : ` (${short(value.low)}–${short(value.high)})`;
  const limit = failAbove === null ? '' : ` · fails above ${failAbove} · ${verdict}`;
  return `${time}${short(value.median)} ${unit}${spread}${limit}`;
}
