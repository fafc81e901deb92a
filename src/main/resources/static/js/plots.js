// Small plots as SVG: every style is an attribute, so that a plot can leave the page as a picture.

const NS = 'http://www.w3.org/2000/svg';
const INK = '#16212b';
const QUIET = '#4c5b69';
const COLOUR = '#0b5c6b';
const SOFT = '#9ccbd1';
const FONT = 'system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif';

function node(name, attributes, text) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

const shown = (number) => new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`, { maximumFractionDigits: 1 }).format(number);

/** Lying bars; a row is {name, value, more?}: `more` is a second, longer and softer bar behind the first. */
export function bars(rows, label) {
  const line = 26;
  const width = 480;
  const left = 180;
  const most = Math.max(1, ...rows.map((row) => Math.max(row.value ?? 0, row.more ?? 0)));
  const scale = (value) => ((width - left - 70) * (value ?? 0)) / most;
  const svg = node('svg', { viewBox: `0 0 ${width} ${rows.length * line + 8}`, class: 'plot', role: 'img', 'aria-label': label, direction: 'ltr' });
  svg.append(node('rect', { width: '100%', height: '100%', fill: '#fff' }));
  rows.forEach((row, at) => {
    const top = at * line + 6;
    const name = row.name.length > 24 ? `${row.name.slice(0, 23)}…` : row.name;
    svg.append(node('text', { x: left - 8, y: top + 13, 'text-anchor': 'end', 'font-size': 12, 'font-family': FONT, fill: INK }, name));
    if (row.more !== undefined) svg.append(node('rect', { x: left, y: top, width: Math.max(1, scale(row.more)), height: 18, rx: 3, fill: SOFT }));
    svg.append(node('rect', { x: left, y: top, width: Math.max(1, scale(row.value)), height: 18, rx: 3, fill: COLOUR }));
    const said = row.more === undefined ? shown(row.value) : `${shown(row.value)} / ${shown(row.more)}`;
    svg.append(node('text', { x: left + scale(Math.max(row.value ?? 0, row.more ?? 0)) + 6, y: top + 13, 'font-size': 12, 'font-family': FONT, fill: QUIET }, said));
  });
  return svg;
}

/** Standing bars for a row of months. */
export function columns(rows, label) {
  const width = 480;
  const height = 190;
  const most = Math.max(1, ...rows.map((row) => row.value));
  const step = (width - 20) / Math.max(1, rows.length);
  const svg = node('svg', { viewBox: `0 0 ${width} ${height}`, class: 'plot', role: 'img', 'aria-label': label, direction: 'ltr' });
  svg.append(node('rect', { width: '100%', height: '100%', fill: '#fff' }));
  rows.forEach((row, at) => {
    const tall = ((height - 55) * row.value) / most;
    const x = 10 + at * step;
    svg.append(node('rect', { x: x + step * 0.12, y: height - 28 - tall, width: Math.min(60, step * 0.76), height: Math.max(1, tall), rx: 3, fill: COLOUR }));
    svg.append(node('text', { x: x + Math.min(60, step * 0.76) / 2 + step * 0.12, y: height - 33 - tall, 'text-anchor': 'middle', 'font-size': 11, 'font-family': FONT, fill: QUIET }, shown(row.value)));
    svg.append(node('text', { x: x + Math.min(60, step * 0.76) / 2 + step * 0.12, y: height - 10, 'text-anchor': 'middle', 'font-size': 11, 'font-family': FONT, fill: INK }, row.name));
  });
  return svg;
}

function save(href, name) {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}

/** The plot as a picture, twice as fine as on the screen. */
export function savePng(svg, name) {
  const text = new XMLSerializer().serializeToString(svg);
  const { width, height } = svg.viewBox.baseVal;
  const picture = new Image();
  picture.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    save(canvas.toDataURL('image/png'), `${name}.png`);
  };
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

/** A cell that a spreadsheet would take for a formula is made text. */
const cell = (value) => `"${String(value ?? '').replace(/^([=+\-@\t])/, "'$1").replaceAll('"', '""')}"`;

export function saveCsv(head, rows, name) {
  const text = [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  save(`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${text}\r\n`)}`, `${name}.csv`);
}
