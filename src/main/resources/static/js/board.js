import { diagramIn, tabs } from './diagram.js';
import { bars, columns, narrow, saveCsv, savePng, shown } from './plots.js';

const REFRESH = 15_000;
const TOP = 12;
const MONTHS = narrow ? 6 : 12;
const container = document.getElementById('diagram');
const plots = document.getElementById('plots');
const words = JSON.parse(plots.dataset.words);
const word = (key, other) => words[key] ?? other;
const filters = new URLSearchParams([...new URLSearchParams(window.location.search)].filter(([key, value]) => value && ['from', 'to', 'country', 'capability'].includes(key)));
let counts = JSON.parse(plots.dataset.counts);
let nodes = JSON.parse(container.dataset.nodes);
let current;

/** The form of a text that a number asks for; the server's Plural knows the same order of forms. */
const order = ['zero', 'one', 'two', 'few', 'many', 'other'];
const plurals = new Intl.PluralRules(document.documentElement.lang);
const kinds = order.filter((kind) => plurals.resolvedOptions().pluralCategories.includes(kind));
function form(key, number) {
  const forms = word(key, key).split('|');
  return forms[Math.min(kinds.indexOf(plurals.select(number)), forms.length - 1)];
}

/** Months in the reader's language; a table has them whole, a plot a short one over its year. */
const calendar = (options) => new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn-ca-gregory`, { ...options, timeZone: 'UTC' });
const longMonth = calendar({ month: 'long', year: 'numeric' });
const shortMonth = calendar({ month: 'short' });
function months(list) {
  const shownFrom = Math.max(0, list.length - MONTHS);
  return list.map((row, at) => {
    const day = new Date(`${row.name}-01T00:00:00Z`);
    const year = at === shownFrom || row.name.endsWith('-01') ? [row.name.slice(0, 4)] : [];
    return { name: longMonth.format(day), plain: row.name, value: row.cases, foot: [shortMonth.format(day), ...year] };
  });
}

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
  months: () => ({ rows: months(counts.months), head: [word('cases')], draw: columns }),
  statuses: () => ({ rows: named(counts.statuses, 'status'), head: [word('cases')], draw: bars }),
  outcomes: () => ({ rows: named(counts.outcomes, 'outcome'), head: [word('cases')], draw: bars }),
};

function table(caption, head, rows) {
  const details = document.createElement('details');
  const summary = details.appendChild(document.createElement('summary'));
  summary.textContent = `${caption} – ${word('table')}`;
  const scroll = details.appendChild(document.createElement('div'));
  scroll.className = 'scroll';
  const made = scroll.appendChild(document.createElement('table'));
  const top = made.createTHead().insertRow();
  for (const text of head) {
    const cell = top.appendChild(document.createElement('th'));
    cell.scope = 'col';
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
      cell.textContent = shown(value);
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

/** What a picture of a plot says of itself: whose, of when, and which cases were counted. */
function note() {
  const chosen = [...document.querySelectorAll('.filters :is(input, select)')]
    .filter((field) => filters.has(field.name))
    .map((field) => `${field.labels[0].textContent} ${field.selectedOptions?.[0].textContent ?? field.value}`);
  // Each part keeps its own direction, whatever stands beside it.
  return ['NCB Relay', calendar({ dateStyle: 'long' }).format(new Date()), ...chosen].map((part) => `\u2068${part}\u2069`).join(' · ');
}

function drawPlots() {
  for (const figure of document.querySelectorAll('[data-plot]')) {
    const caption = figure.querySelector('figcaption span').textContent;
    const { rows, head: values, draw } = PLOTS[figure.dataset.plot]();
    const head = [word(`of.${figure.dataset.plot}`), ...values];
    const open = figure.querySelector('details')?.open;
    figure.querySelectorAll(':scope > :not(figcaption)').forEach((old) => old.remove());
    figure.querySelector('.buttons')?.remove();
    if (rows.length === 0) {
      const nothing = figure.appendChild(document.createElement('p'));
      nothing.className = 'quiet';
      nothing.textContent = word('nothing');
      continue;
    }
    const svg = figure.appendChild(draw(draw === columns ? rows.slice(-MONTHS) : rows.slice(0, TOP), caption));
    const details = figure.appendChild(table(caption, head, rows));
    if (open) details.open = true;
    const buttons = figure.querySelector('figcaption').appendChild(document.createElement('span'));
    buttons.className = 'buttons';
    const flat = rows.map((row) => [row.plain ?? row.name, row.value, ...(row.more === undefined ? [] : [row.more])]);
    const name = `${figure.dataset.plot}-${new Date().toISOString().slice(0, 10)}`;
    buttons.append(
      button('PNG', caption, () => savePng(svg, caption, note(), name)),
      button('CSV', caption, () => saveCsv(head, flat, name)),
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
      badge.setAttribute('aria-label', `${element.businessObject.name ?? element.id}: ${at.cases} ${form('board.cases', at.cases)}, ${overdue} ${form('board.overdue', overdue)}`);
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

/** The large numbers, each with its words in the right form; only what is overdue is red. */
function showNumbers() {
  const overdue = nodes.reduce((sum, node) => sum + node.overdue, 0);
  const hours = new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  for (const [name, value] of Object.entries({ cases: counts.total, open: counts.open, overdue, ...counts.results })) {
    const card = document.querySelector(`[data-count=${name}]`);
    card.querySelector('strong').textContent = shown(value);
    card.querySelector('span').textContent = form(`board.${name}`, value);
    if (name === 'overdue') card.classList.toggle('late', value > 0);
  }
  const tenths = (number) => (number === null ? '–' : number > 0 && number < 0.05 ? `<${hours.format(0.1)}` : hours.format(number));
  for (const name of ['medianHours', 'ninetyHours'])
    document.querySelector(`[data-number=${name}]`).textContent = tenths(counts[name]);
}

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
    showNumbers();
    const fresh = document.getElementById('freshness');
    fresh.textContent = `${fresh.dataset.words} ${new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { timeStyle: 'medium' }).format(new Date())}`;
  } catch {
    // The next round tries again; what stands on the page stays.
  }
}

drawPlots();
diagrams.choose(diagrams.first);
setInterval(refresh, REFRESH);
