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

/** A link to a folded section, or to a place in one, opens it. */
function unfold() {
  const place = document.getElementById(window.location.hash.slice(1));
  for (let part = place?.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
  place?.scrollIntoView();
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

/** The menu says which section is read now: the last one whose heading has passed its lower edge. */
const menu = document.querySelector('.case-menu');
const links = [...menu.querySelectorAll('a')];
const headings = links.map((link) => document.querySelector(link.hash));

function follow() {
  const edge = menu.getBoundingClientRect().bottom + 40;
  const atEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
  // At the end of the page the section that was asked for may not reach the top.
  const place = document.getElementById(window.location.hash.slice(1));
  const named = links.findIndex((link) => link.hash === window.location.hash);
  const asked = named < 0 && place ? headings.findIndex((heading) => heading?.closest('.part, .work')?.contains(place)) : named;
  let current = 0;
  headings.forEach((heading, n) => {
    if (heading?.offsetParent && (heading.getBoundingClientRect().top <= edge || (atEnd && current !== asked))) current = n;
  });
  links.forEach((link, n) => {
    if (n === current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  });
  // A link that moved away from under a pressed finger or button would not be followed.
  if (menu.matches(':active')) return;
  const list = menu.querySelector('ul');
  const link = links[current].getBoundingClientRect();
  const box = list.getBoundingClientRect();
  if (link.left < box.left || link.right > box.right) list.scrollBy({ left: link.left - box.left - 24 });
}

let waiting = false;
window.addEventListener('scroll', () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    follow();
  });
}, { passive: true });
follow();
