// Shows a diagram and colours its nodes by class; the colours stand in the style sheet.

const NARROW = 600;
const READABLE = 0.6;
const MARGIN = 20;
const texts = new Map();

async function textOf(process) {
  if (!texts.has(process)) {
    texts.set(process, fetch(`/diagrams/${process}.bpmn`, { credentials: 'same-origin' }).then((answer) => answer.text()));
  }
  return texts.get(process);
}

/** On a phone a whole diagram is too small to read: its part with the first node that matters is shown, and can be moved. */
function approach(canvas, container, node) {
  const { inner } = canvas.viewbox();
  const width = container.clientWidth / READABLE;
  const height = container.clientHeight / READABLE;
  const part = (from, size, window, middle) => Math.max(from - MARGIN, Math.min(middle - window / 2, from + size + MARGIN - window));
  const x = part(inner.x, inner.width, width, node ? node.x + node.width / 2 : inner.x);
  const y = part(inner.y, inner.height, height, node ? node.y + node.height / 2 : inner.y);
  canvas.viewbox({ x, y, width, height });
}

/** Draws one diagram after the other into the same place. */
export function diagramIn(container) {
  let viewer;
  return async function draw(process, paint) {
    const text = await textOf(process);
    viewer?.destroy();
    viewer = new window.BpmnJS({ container });
    await viewer.importXML(text);
    const canvas = viewer.get('canvas');
    canvas.zoom('fit-viewport', 'auto');
    const nodes = viewer.get('elementRegistry').filter((element) => element.type !== 'label' && element.parent);
    let first;
    paint({
      nodes,
      canvas,
      overlays: viewer.get('overlays'),
      bus: viewer.get('eventBus'),
      mark: (element, name) => {
        canvas.addMarker(element.id, name);
        if (name === 'present' || name.startsWith('heat')) first ??= element;
      },
    });
    if (container.clientWidth < NARROW) approach(canvas, container, first);
  };
}

/** Buttons that choose the diagram. */
export function tabs(show) {
  const buttons = [...document.querySelectorAll('[data-diagram]')];
  for (const button of buttons) {
    button.addEventListener('click', () => choose(button.dataset.diagram));
  }
  function choose(process) {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.diagram === process));
    return show(process);
  }
  return { choose, first: buttons[0]?.dataset.diagram };
}
