import { diagramIn, tabs } from './diagram.js';

const container = document.getElementById('diagram');
const path = JSON.parse(container.dataset.path);
const ended = container.dataset.ended === 'true';
const draw = diagramIn(container);

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
diagrams.choose(diagrams.first);
