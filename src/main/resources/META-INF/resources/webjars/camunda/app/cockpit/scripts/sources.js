/* In Cockpit, a node that is clicked says which paragraph of the Annex asks for it, or why it is our default. */
const POINTS = ['cockpit.processDefinition.diagram.plugin', 'cockpit.processInstance.diagram.plugin'];

function tell(viewer) {
  const note = Object.assign(document.createElement('p'), { className: 'relay-source', role: 'status', hidden: true });
  viewer.get('canvas').getContainer().append(note);
  viewer.get('eventBus').on('element.click', ({ element }) => {
    const { name, documentation } = (element.labelTarget ?? element).businessObject;
    note.hidden = !documentation?.[0];
    note.textContent = note.hidden ? '' : `${name ?? ''} ${documentation[0].text}`.trim();
  });
}

/*
 * Values of variables and tasks are content, which the relay gives no operator: the styles leave their tabs out. A tab without words comes
 * before that of the variables, so that nothing asks for them, and leads to the incidents.
 */
const first = {
  id: 'relay-first-tab',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 30,
  properties: { label: '' },
  render: (node) => setTimeout(() => node.closest('[cam-tabs]').querySelector('.nav-tabs > :nth-child(3) > a').click()),
};

export default [first, ...POINTS.map((pluginPoint) => ({ id: `source.${pluginPoint}`, pluginPoint, render: tell }))];
