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

export default POINTS.map((pluginPoint) => ({ id: `source.${pluginPoint}`, pluginPoint, render: tell }));
