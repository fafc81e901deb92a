// Shows a diagram and colours its nodes by class; the colours stand in the style sheet.

const NARROW = 600;
const READABLE = 0.6;
const MARGIN = 20;
const ZOOM = 1.3;
const STEP = 60;
const FONT = getComputedStyle(document.body).fontFamily;
/** What a viewer is made with: labels in the font of the page. */
export const LABELS = { textRenderer: { defaultStyle: { fontFamily: FONT } } };
const texts = new Map();

/** Loads the font for all letters of a diagram: its labels are broken into lines by their widths. */
export const fontFor = (text) => document.fonts.load(`12px ${FONT}`, text).catch(() => {});

async function textOf(process) {
  if (!texts.has(process)) {
    texts.set(process, fetch(`/diagrams/${process}.bpmn`, { credentials: 'same-origin' }).then(async (answer) => {
      const text = await answer.text();
      await fontFor(text);
      return text;
    }));
  }
  return texts.get(process);
}

/** Where a whole diagram is too small to read, its part with the first node that matters is shown, and can be moved. */
function approach(canvas, container, node, scale) {
  const { inner } = canvas.viewbox();
  const width = container.clientWidth / scale;
  const height = container.clientHeight / scale;
  const part = (from, size, window, middle) => (size + 2 * MARGIN <= window
    ? from + size / 2 - window / 2
    : Math.max(from - MARGIN, Math.min(middle - window / 2, from + size + MARGIN - window)));
  const x = part(inner.x, inner.width, width, node ? node.x + node.width / 2 : inner.x);
  const y = part(inner.y, inner.height, height, node ? node.y + node.height / 2 : inner.y);
  canvas.viewbox({ x, y, width, height });
}

/**
 * Draws one diagram after the other into the same place.
 *
 * @param readable the smallest scale at which a diagram is shown first; without one a wide window shows all of it
 */
export function diagramIn(container, readable) {
  const source = container.parentElement.querySelector('[data-source]');
  let viewer;
  let shown;
  let chosen;

  /** Says of a node that is chosen which paragraph of the Annex asks for it, or why it is our default. */
  function tell(element) {
    const { name, documentation } = (element.labelTarget ?? element).businessObject;
    if (documentation?.[0]) source.replaceChildren(Object.assign(document.createElement('strong'), { textContent: name ?? '' }), ` ${documentation[0].text}`);
  }

  /** One stop of the tab key for all nodes; arrows go from node to node, Enter and the space bar choose. */
  function choosable(elements, canvas, bus) {
    const nodes = elements.filter((element) => element.businessObject.documentation?.[0]).map((element) => ({ element, drawn: canvas.getGraphics(element) }));
    nodes.forEach(({ element, drawn }, at) => {
      canvas.addMarker(element.id, 'states');
      const { name, documentation } = element.businessObject;
      for (const [key, value] of Object.entries({ tabindex: at === 0 ? 0 : -1, role: 'button', 'aria-label': name ?? documentation[0].text })) drawn.setAttribute(key, value);
      drawn.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (step) nodes[Math.min(Math.max(at + step, 0), nodes.length - 1)].drawn.focus();
        else if (event.key === 'Enter' || event.key === ' ') bus.fire('element.click', { element, originalEvent: event });
        else return;
        event.preventDefault();
      });
      drawn.addEventListener('focus', () => nodes.forEach((other) => other.drawn.setAttribute('tabindex', other.drawn === drawn ? 0 : -1)));
    });
  }

  async function draw(process, paint) {
    chosen = process;
    const text = await textOf(process);
    // The text of a diagram that was chosen before may come later.
    if (chosen !== process) return;
    viewer?.destroy();
    const drawn = new window.BpmnJS({ container, ...LABELS });
    viewer = drawn;
    await drawn.importXML(text);
    if (viewer !== drawn) return;
    const canvas = viewer.get('canvas');
    const bus = viewer.get('eventBus');
    const nodes = viewer.get('elementRegistry').filter((element) => element.type !== 'label' && element.parent);
    bus.on('element.click', ({ element }) => tell(element));
    choosable(nodes, canvas, bus);
    let first;
    paint({
      nodes,
      canvas,
      overlays: viewer.get('overlays'),
      bus,
      mark: (element, name) => {
        canvas.addMarker(element.id, name);
        if (name === 'present' || name.startsWith('heat')) first ??= element;
      },
    });
    shown = { canvas, first };
    begin();
  }

  /** The whole diagram where it can be read so, else the part that matters. */
  function begin() {
    const { canvas, first } = shown;
    canvas.resized();
    const scale = canvas.zoom('fit-viewport', 'auto');
    const smallest = readable ?? (container.clientWidth < NARROW ? READABLE : 0);
    if (readable ? scale < smallest : smallest > 0) approach(canvas, container, first, smallest);
  }

  draw.view = {
    begin,
    fit: () => shown?.canvas.zoom('fit-viewport', 'auto'),
    zoom: (factor) => shown?.canvas.zoom(shown.canvas.zoom() * factor, 'auto'),
    move: (dx, dy) => shown?.canvas.scroll({ dx, dy }),
  };
  return draw;
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

/**
 * Lets people move and enlarge a diagram: by buttons, arrow keys, plus and minus, and a finger.
 *
 * @param view of {@link diagramIn}
 * @param tools the buttons, each with {@code data-zoom}
 */
export function navigable(container, view, tools) {
  const panel = container.parentElement;
  const full = tools.querySelector('[data-zoom=full]');
  const source = panel.querySelector('[data-source]');
  const words = full.textContent;
  let dialog;

  function open() {
    const place = document.createComment('diagram');
    dialog = document.createElement('dialog');
    dialog.className = 'diagram-full';
    dialog.setAttribute('aria-label', container.getAttribute('aria-label'));
    tools.before(place);
    dialog.append(tools, container, source);
    panel.append(dialog);
    dialog.addEventListener('close', () => {
      place.replaceWith(tools, container, source);
      dialog.remove();
      dialog = undefined;
      full.textContent = words;
      view.begin();
      full.focus();
    });
    full.textContent = full.dataset.close;
    dialog.showModal();
    view.begin();
  }

  const acts = {
    in: () => view.zoom(ZOOM),
    out: () => view.zoom(1 / ZOOM),
    fit: () => view.fit(),
    full: () => (dialog ? dialog.close() : open()),
  };
  for (const button of tools.querySelectorAll('[data-zoom]')) button.addEventListener('click', () => acts[button.dataset.zoom]());

  const keys = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
  container.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (keys[event.key] && event.target !== container) return;
    if (keys[event.key]) view.move(...keys[event.key]);
    else if (event.key === '+' || event.key === '=') acts.in();
    else if (event.key === '-') acts.out();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  // A finger moves the diagram sideways, and the page up and down; in the full window it moves the diagram everywhere.
  let at;
  container.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') at = event;
  });
  container.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'touch' || at?.pointerId !== event.pointerId) return;
    view.move(event.clientX - at.clientX, dialog ? event.clientY - at.clientY : 0);
    at = event;
  });
  for (const end of ['pointerup', 'pointercancel']) container.addEventListener(end, () => { at = undefined; });
  tools.hidden = false;
}
