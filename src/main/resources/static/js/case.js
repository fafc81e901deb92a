import { diagramIn, navigable, tabs } from './diagram.js';
import './tables.js';

const READABLE = 0.75;
const container = document.getElementById('diagram');
const path = JSON.parse(container.dataset.path);
const ended = container.dataset.ended === 'true';
const draw = diagramIn(container, READABLE);

/** Passed, present, interrupted; in what has ended everything else was skipped. */
function paint(process) {
  const states = path[process] ?? {};
  const over = ended || (Object.keys(states).length > 0 && !Object.values(states).includes('present'));
  return ({ nodes, mark, bus }) => {
    const been = (element) => element && (states[element.id] === 'passed' || states[element.id] === 'present');
    for (const element of nodes) {
      if (element.waypoints) {
        if (been(element.source) && been(element.target)) mark(element, 'passed');
        else if (over) mark(element, 'skipped');
      } else if (states[element.id]) mark(element, states[element.id]);
      else if (over && !element.isFrame && !element.type.includes('Participant') && !element.type.includes('Lane')) mark(element, 'skipped');
      const called = element.businessObject?.calledElement;
      if (called && document.querySelector(`[data-diagram="${CSS.escape(called)}"]`)) mark(element, 'opens');
    }
    bus.on('element.click', ({ element }) => {
      const called = element.businessObject?.calledElement;
      if (called && document.querySelector(`[data-diagram="${CSS.escape(called)}"]`)) diagrams.choose(called);
    });
  };
}

const diagrams = tabs((process) => draw(process, paint(process)));
navigable(container, draw.view, document.querySelector('[data-diagram-tools]'));
// A diagram that is not shown has no size.
container.closest('details').addEventListener('toggle', ({ target }) => {
  if (target.open) diagrams.choose(diagrams.first);
}, { once: true });

/** A link to a place in something folded opens it. */
function unfold() {
  const place = document.getElementById(window.location.hash.slice(1));
  for (let part = place?.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
  place?.scrollIntoView();
}

/** The style sheet shows the tab; the menu says which one it is. */
const links = [...document.querySelectorAll('.case-menu a')];
function follow() {
  const shown = [...document.querySelectorAll('.tab')].find((tab) => tab.checkVisibility());
  for (const link of links) {
    if (shown?.querySelector(link.hash)) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

window.addEventListener('hashchange', () => {
  unfold();
  follow();
});
document.addEventListener('click', ({ target }) => {
  const link = target.closest('a[href^="#"]');
  if (link && link.hash === window.location.hash) unfold();
});
if (window.location.hash) unfold();
// The browser goes to the place that the address names once the page is whole.
window.addEventListener('load', follow);
