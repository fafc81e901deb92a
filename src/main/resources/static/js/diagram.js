// Shows a diagram and colours its nodes by class; the colours stand in the style sheet.

const texts = new Map();

async function textOf(process) {
  if (!texts.has(process)) {
    texts.set(process, fetch(`/diagrams/${process}.bpmn`, { credentials: 'same-origin' }).then((answer) => answer.text()));
  }
  return texts.get(process);
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
    paint({
      nodes,
      canvas,
      overlays: viewer.get('overlays'),
      bus: viewer.get('eventBus'),
      mark: (element, name) => canvas.addMarker(element.id, name),
    });
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
