// Small plots as SVG: every style is an attribute, so that a plot can leave the page as a picture, on a light sheet. A page that is read from right
// to left has its plots mirrored: names at the right, bars growing to the left, the first month at the right.

import { csv } from './csv.js';

const NS = 'http://www.w3.org/2000/svg';
const PAPER = 'var(--paper)';
const INK = 'var(--ink)';
const QUIET = 'var(--quiet)';
const COLOUR = 'var(--accent)';
const SOFT = 'var(--accent-second)';
const FONT = getComputedStyle(document.body).fontFamily;
export const narrow = window.matchMedia('(max-width: 40rem)').matches;
/** As wide as the place on a phone or in a third of a page, so that its letters stay as large as the page's. */
const WIDTH = 340;
const NAMES = 132;
const LETTER = 12;

const direction = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr';
const mirrored = direction === 'rtl';
const digits = `${document.documentElement.lang}-u-nu-latn`;
/** From the edge where reading starts. */
const across = (from, width = 0) => (mirrored ? WIDTH - from - width : from);

function node(name, attributes, text) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

const text = (words, from, y, size, fill, anchor) =>
  node('text', { x: across(from), y, direction, 'text-anchor': anchor, 'font-size': size, 'font-family': FONT, fill }, words);

const bar = (from, y, width, height, fill) => node('rect', { x: across(from, width), y, width, height, rx: 3, fill });

/** A number as the reader writes it; digits as in the rest of the page. */
export const shown = (number) => new Intl.NumberFormat(digits, { maximumFractionDigits: 1 }).format(number);

const ruler = document.createElement('canvas').getContext('2d');
ruler.font = `${LETTER}px ${FONT}`;
// Before the font is there, every word has another width.
await document.fonts.load(ruler.font, document.documentElement.textContent).catch(() => {});
const fits = (words) => ruler.measureText(words).width <= NAMES - 12;

function shortened(words) {
  if (fits(words)) return words;
  let kept = words.length - 1;
  while (kept > 1 && !fits(`${words.slice(0, kept)}…`)) kept -= 1;
  return `${words.slice(0, kept)}…`;
}

/** A name in one line or two; what is longer still ends with an ellipsis and is whole in the table. */
function lines(name) {
  if (fits(name)) return [name];
  const words = name.split(' ');
  let first = words.length - 1;
  while (first > 1 && !fits(words.slice(0, first).join(' '))) first -= 1;
  return [words.slice(0, first), words.slice(first)].filter((line) => line.length).map((line) => shortened(line.join(' ')));
}

function sheet(height, label) {
  const svg = node('svg', { viewBox: `0 0 ${WIDTH} ${height}`, class: 'plot', role: 'img', 'aria-label': label });
  svg.append(node('rect', { width: '100%', height: '100%', fill: PAPER }));
  return svg;
}

/** Lying bars; a row is {name, value, more?}: `more` is a second, longer and softer bar behind the first. */
export function bars(rows, label) {
  const most = Math.max(1, ...rows.map((row) => Math.max(row.value ?? 0, row.more ?? 0)));
  const said = rows.map((row) => (row.more === undefined ? shown(row.value) : `${shown(row.value)} / ${shown(row.more)}`));
  const values = 14 + 7 * Math.max(...said.map((words) => words.length));
  const long = (value) => Math.max(1, ((WIDTH - NAMES - values) * (value ?? 0)) / most);
  const named = rows.map((row) => lines(row.name));
  const tall = named.map((name) => (name.length > 1 ? 36 : 26));
  const svg = sheet(tall.reduce((sum, each) => sum + each, 8), label);
  let top = 4;
  rows.forEach((row, at) => {
    const middle = top + tall[at] / 2;
    named[at].forEach((line, n) => svg.append(text(line, NAMES - 8, middle + 4 + (n - (named[at].length - 1) / 2) * 14, LETTER, INK, 'end')));
    if (row.more !== undefined) svg.append(bar(NAMES, middle - 9, long(row.more), 18, SOFT));
    svg.append(bar(NAMES, middle - 9, long(row.value), 18, COLOUR));
    svg.append(text(said[at], NAMES + long(Math.max(row.value ?? 0, row.more ?? 0)) + 6, middle + 4, 12, QUIET, 'start'));
    top += tall[at];
  });
  return svg;
}

/** Standing bars for a row of months; a row is {name, value, foot: [month, year?]}. */
export function columns(rows, label) {
  const height = 204;
  const most = Math.max(1, ...rows.map((row) => row.value));
  const step = (WIDTH - 16) / Math.max(1, rows.length);
  const width = Math.min(60, step * 0.72);
  const svg = sheet(height, label);
  rows.forEach((row, at) => {
    const tall = Math.max(1, ((height - 66) * row.value) / most);
    const middle = 8 + (at + 0.5) * step;
    svg.append(bar(middle - width / 2, height - 40 - tall, width, tall, COLOUR));
    svg.append(text(shown(row.value), middle, height - 46 - tall, 11, QUIET, 'middle'));
    (row.foot ?? [row.name]).forEach((line, n) => svg.append(text(line, middle, height - 24 + n * 14, 10.5, n ? QUIET : INK, 'middle')));
  });
  return svg;
}

function save(href, name) {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}

/** Draws a plot by hand: a picture of the SVG itself would have the fonts of the machine, not those of the page. */
function paint(pen, svg, colours) {
  for (const part of svg.childNodes) {
    const [x, y, width, height, rx, size] = ['x', 'y', 'width', 'height', 'rx', 'font-size'].map((name) => parseFloat(part.getAttribute(name)));
    pen.fillStyle = colours.getPropertyValue(part.getAttribute('fill').slice(4, -1));
    if (part.localName === 'rect') {
      pen.beginPath();
      pen.roundRect(x, y, width, height, rx);
      pen.fill();
    } else {
      const anchor = part.getAttribute('text-anchor');
      Object.assign(pen, { font: `${size}px ${FONT}`, direction, textAlign: anchor === 'middle' ? 'center' : anchor });
      pen.fillText(part.textContent, x, y);
    }
  }
}

/** As large as given, or as small as one line asks. */
const size = (words, most) => Math.min(most, (LETTER * (WIDTH - 20)) / ruler.measureText(words).width);

/** The plot as a picture under its title, three times as fine as on the screen. */
export function savePng(svg, title, note, name) {
  const { height } = svg.viewBox.baseVal;
  const head = 52;
  const whole = node('g', {});
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH * 3, height: (height + head) * 3 });
  const pen = canvas.getContext('2d');
  pen.scale(3, 3);
  svg.classList.add('sheet');
  const light = getComputedStyle(svg);
  whole.append(bar(0, 0, WIDTH, height + head, PAPER), text(title, 10, 22, size(title, 15), INK, 'start'), text(note, 10, 41, size(note, 11), QUIET, 'start'));
  paint(pen, whole, light);
  pen.translate(0, head);
  whole.replaceChildren(...[...svg.childNodes].slice(1).map((child) => child.cloneNode(true)));
  paint(pen, whole, light);
  svg.classList.remove('sheet');
  save(canvas.toDataURL('image/png'), `${name}.png`);
}

export function saveCsv(head, rows, name) {
  save(`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${csv([head, ...rows])}`)}`, `${name}.csv`);
}
