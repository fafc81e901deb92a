import { diagramIn, tabs } from './diagram.js';
import { bars, columns, saveCsv, savePng } from './plots.js';

const REFRESH = 15_000;
const TOP = 12;
const container = document.getElementById('diagram');
const plots = document.getElementById('plots');
const words = JSON.parse(plots.dataset.words);
const word = (key, other) => words[key] ?? other;
const filters = new URLSearchParams([...new URLSearchParams(window.location.search)].filter(([key, value]) => value && ['from', 'to', 'country', 'capability'].includes(key)));
let counts = JSON.parse(plots.dataset.counts);
let nodes = JSON.parse(container.dataset.nodes);
let current;

const named = (list, prefix) => list.map((row) => ({ name: word(`${prefix}.${row.name}`, row.name), value: row.cases }));
const inOrder = (list, names) => names.map((name) => list.find((row) => row.name === name) ?? { name, cases: 0 });

const PLOTS = {
  acknowledge: () => ({
    rows: counts.countries.filter((row) => row.medianHours !== null).map((row) => ({ name: word(`country.${row.name}`, row.name), value: row.medianHours, more: row.ninetyHours })),
    head: [word('median'), word('ninety')],
    draw: bars,
  }),
  backlog: () => ({ rows: named(inOrder(counts.ages, ['1', '3', '7', '14', '30', '90', 'more']), 'age'), head: [word('cases')], draw: bars }),
  capabilities: () => ({ rows: named(counts.capabilities, 'capability'), head: [word('cases')], draw: bars }),
  funnel: () => ({ rows: named(counts.stages, 'stage'), head: [word('cases')], draw: bars }),
  months: () => ({ rows: counts.months.map((row) => ({ name: row.name, value: row.cases })), head: [word('cases')], draw: columns }),
  statuses: () => ({ rows: named(counts.statuses, 'status'), head: [word('cases')], draw: bars }),
};

function table(caption, head, rows) {
  const details = document.createElement('details');
  const summary = details.appendChild(document.createElement('summary'));
  summary.textContent = `${caption}: ${word('table')}`;
  const scroll = details.appendChild(document.createElement('div'));
  scroll.className = 'scroll';
  const made = scroll.appendChild(document.createElement('table'));
  const top = made.createTHead().insertRow();
  for (const text of ['', ...head]) {
    const cell = top.appendChild(document.createElement(text ? 'th' : 'td'));
    if (text) cell.scope = 'col';
    cell.textContent = text;
  }
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    const name = line.appendChild(document.createElement('th'));
    name.scope = 'row';
    name.textContent = row.name;
    for (const value of row.more === undefined ? [row.value] : [row.value, row.more]) {
      const cell = line.insertCell();
      cell.className = 'number';
      cell.textContent = new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`, { maximumFractionDigits: 1 }).format(value);
    }
  }
  return details;
}

function button(text, label, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.setAttribute('aria-label', `${label}: ${text}`);
  made.addEventListener('click', act);
  return made;
}

function drawPlots() {
  for (const figure of document.querySelectorAll('[data-plot]')) {
    const caption = figure.querySelector('figcaption span').textContent;
    const { rows, head, draw } = PLOTS[figure.dataset.plot]();
    const open = figure.querySelector('details')?.open;
    figure.querySelectorAll(':scope > :not(figcaption)').forEach((old) => old.remove());
    figure.querySelector('.buttons')?.remove();
    if (rows.length === 0) {
      const nothing = figure.appendChild(document.createElement('p'));
      nothing.className = 'quiet';
      nothing.textContent = word('nothing');
      continue;
    }
    const svg = figure.appendChild(draw(draw === columns ? rows.slice(-18) : rows.slice(0, TOP), caption));
    const details = figure.appendChild(table(caption, head, rows));
    if (open) details.open = true;
    const buttons = figure.querySelector('figcaption').appendChild(document.createElement('span'));
    buttons.className = 'buttons';
    const flat = rows.map((row) => (row.more === undefined ? [row.name, row.value] : [row.name, row.value, row.more]));
    buttons.append(
      button('PNG', caption, () => savePng(svg, figure.dataset.plot)),
      button('CSV', caption, () => saveCsv(['', ...head], flat, figure.dataset.plot)),
    );
  }
}

/** The overdue of a called diagram show on the node that calls it. */
function overdueOf(element, at) {
  const called = element.businessObject?.calledElement;
  return called ? nodes.filter((node) => node.process === called).reduce((sum, node) => sum + node.overdue, 0) : at?.overdue ?? 0;
}

function list(process, element, overdue) {
  const where = new URLSearchParams(filters);
  where.set('process', process);
  where.set('activity', element.id);
  where.set('name', element.businessObject.name ?? element.id);
  if (overdue) where.set('overdue', 'true');
  return `/board/cases?${where}`;
}

function paint(process) {
  return ({ nodes: elements, mark, overlays }) => {
    const here = new Map(nodes.filter((node) => node.process === process).map((node) => [node.activity, node]));
    const most = Math.max(1, ...[...here.values()].map((node) => node.cases));
    for (const element of elements) {
      const at = here.get(element.id);
      if (element.waypoints || !at || element.type === 'bpmn:SubProcess') continue;
      const overdue = overdueOf(element, at);
      mark(element, `heat-${Math.max(1, Math.ceil((4 * at.cases) / most))}`);
      if (overdue > 0) mark(element, 'overdue');
      const badge = document.createElement('a');
      badge.className = 'badge';
      badge.href = list(process, element, false);
      badge.setAttribute('aria-label', `${element.businessObject.name ?? element.id}: ${at.cases} ${word('cases')}, ${overdue} ${word('overdue')}`);
      badge.appendChild(document.createElement('span')).textContent = at.cases;
      if (overdue > 0) {
        const late = badge.appendChild(document.createElement('span'));
        late.className = 'overdue-count';
        late.textContent = overdue;
      }
      overlays.add(element.id, { position: { top: -12, right: 14 }, html: badge, show: { minZoom: 0 }, scale: false });
    }
  };
}

const draw = diagramIn(container);
const diagrams = tabs((process) => {
  current = process;
  return draw(process, paint(process));
});

async function refresh() {
  if (document.hidden) return;
  const ask = async (path) => {
    const answer = await fetch(`${path}?${filters}`, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  try {
    const [newCounts, newNodes] = await Promise.all([ask('/api/statistics'), ask('/api/statistics/nodes')]);
    if (JSON.stringify(newNodes.items) !== JSON.stringify(nodes)) {
      nodes = newNodes.items;
      await diagrams.choose(current);
    }
    if (JSON.stringify(newCounts) !== JSON.stringify(counts)) {
      counts = newCounts;
      drawPlots();
    }
    for (const number of document.querySelectorAll('[data-number]')) {
      const value = number.dataset.number === 'overdue' ? nodes.reduce((sum, node) => sum + node.overdue, 0) : counts[number.dataset.number];
      number.textContent = value === null ? '–' : new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`, { maximumFractionDigits: 1 }).format(value);
    }
    const fresh = document.getElementById('freshness');
    fresh.textContent = `${fresh.dataset.words} ${new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { timeStyle: 'medium' }).format(new Date())}`;
  } catch {
    // The next round tries again; what stands on the page stays.
  }
}

drawPlots();
diagrams.choose(diagrams.first);
setInterval(refresh, REFRESH);
