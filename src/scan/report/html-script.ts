/** Script of the HTML report: sorts and filters the rows that are there. Without it the table is complete. */
export const SCRIPT = `
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('rows').textContent);
  const body = document.getElementById('issues');
  const rows = [...body.rows];
  const head = [...document.querySelectorAll('#table th')];
  const count = document.getElementById('count');
  const filters = [...document.querySelectorAll('.filters [data-key]')];
  document.documentElement.classList.add('scripted');
  const shown = (one) => filters.every(({ value, dataset: { key } }) => {
    if (value === '') return true;
    if (key === 'text') return value.toLowerCase().split(/\\s+/).every((word) => one.text.includes(word));
    return one[key] === value;
  });
  const filter = () => {
    let number = 0;
    rows.forEach((row, index) => {
      row.hidden = !shown(data[index]);
      if (!row.hidden) number++;
    });
    count.textContent = number === rows.length ? rows.length + ' issues' : number + ' of ' + rows.length + ' issues';
  };
  for (const one of filters) one.addEventListener('input', filter);
  head.forEach((cell, column) => {
    cell.querySelector('button').addEventListener('click', () => {
      const before = cell.getAttribute('aria-sort');
      const isUp = before === null ? column > 0 && column !== 2 : before === 'descending';
      for (const other of head) other.removeAttribute('aria-sort');
      cell.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
      const order = rows.map((_, index) => index).sort((a, b) => {
        const left = data[a].sort[column];
        const right = data[b].sort[column];
        const by = typeof left === 'number' ? left - right : left < right ? -1 : left > right ? 1 : 0;
        return (isUp ? by : -by) || a - b;
      });
      body.append(...order.map((index) => rows[index]));
    });
  });
  filter();
})();
`;
