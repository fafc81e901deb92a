// The editor of reports: a text field whose form says that its text is Markdown becomes an editor with headings, lists, tables, links and pictures.
// The field stays the only copy of the text: each change is written there, and a script that fills the field sends it a 'fill' event.
// The words of an 'insert' event come where the cursor is; at the end where it has not been in the text yet. A 'visit' event leads the cursor to a heading.
// The build bundles this with ProseMirror (pom.xml). The relay checks the text again: domain/product/Product and port/FormattedText.

import MarkdownIt from 'markdown-it';
import { baseKeymap, chainCommands, setBlockType, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { MarkdownParser, MarkdownSerializer, MarkdownSerializerState, defaultMarkdownParser, defaultMarkdownSerializer, schema as markdown } from 'prosemirror-markdown';
import { Schema } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { EditorState, Plugin, Selection, TextSelection } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, goToNextCell, isInTable, tableEditing, tableNodes } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';

/** Where a picture is shown; the text names it alone. */
const SHOWN = '/pictures/';

/** A picture that was added to the report; null for any other. */
function pictureOf(address, alt) {
  const [, picture] = /^picture:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(address ?? '') ?? [];
  return picture && alt?.trim() ? { picture, alt } : null;
}

/** What a report has, and nothing else: what is pasted loses everything that is not in here. */
const schema = new Schema({
  nodes: ['blockquote', 'horizontal_rule', 'code_block']
    .reduce((nodes, name) => nodes.remove(name), markdown.spec.nodes)
    .update('image', {
      inline: true,
      group: 'inline',
      draggable: true,
      attrs: { picture: {}, alt: {} },
      parseDOM: [{ tag: 'img[src]', getAttrs: (image) => pictureOf(image.getAttribute('src').replace(SHOWN, 'picture:'), image.getAttribute('alt')) ?? false }],
      toDOM: ({ attrs: { picture, alt } }) => ['img', { src: SHOWN + picture, alt }],
    })
    .update('heading', { ...markdown.spec.nodes.get('heading'), content: 'text*' })
    .update('bullet_list', { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] })
    .update('ordered_list', { ...markdown.spec.nodes.get('ordered_list'), attrs: { order: { default: 1 } } })
    .append(tableNodes({ tableGroup: 'block', cellContent: 'text*', cellAttributes: {} })),
  marks: markdown.spec.marks.remove('code'),
});
const { nodes, marks } = schema;
const ADDRESS = /^(https?:\/\/|mailto:)\S+$/i;

const reader = new MarkdownIt('commonmark', { html: false })
  .enable('table')
  .disable(['code', 'fence', 'blockquote', 'hr', 'html_block', 'html_inline', 'backticks']);
// A picture from elsewhere, or where none can stand, is the text that was typed for it.
reader.core.ruler.push('pictures', ({ tokens }) => {
  tokens.forEach(({ type, children }, at) => {
    if (type !== 'inline') return;
    for (const child of children) {
      if (child.type !== 'image' || (tokens[at - 1].type === 'paragraph_open' && pictureOf(child.attrGet('src'), child.content))) continue;
      Object.assign(child, { type: 'text', content: `![${child.content}](${child.attrGet('src')})`, children: null });
    }
  });
});
reader.validateLink = (address) => ADDRESS.test(address) || address.startsWith('picture:');
const { paragraph, list_item, bullet_list, ordered_list, heading, hardbreak, em, strong, link } = defaultMarkdownParser.tokens;
const parser = new MarkdownParser(schema, reader, {
  paragraph, list_item, bullet_list, ordered_list, heading, hardbreak, em, strong, link,
  image: { node: 'image', getAttrs: (token) => pictureOf(token.attrGet('src'), token.content) },
  table: { block: 'table' },
  thead: { ignore: true },
  tbody: { ignore: true },
  tr: { block: 'table_row' },
  th: { block: 'table_header' },
  td: { block: 'table_cell' },
});

const written = Object.fromEntries(['paragraph', 'heading', 'bullet_list', 'ordered_list', 'list_item', 'hard_break', 'text']
  .map((name) => [name, defaultMarkdownSerializer.nodes[name]]));
written.bullet_list = (state, node) => state.renderList(node, '  ', () => '- ');
written.image = (state, { attrs: { picture, alt } }) => state.write(`![${state.esc(alt.replace(/\s+/g, ' '))}](picture:${picture})`);
const writtenMarks = Object.fromEntries(['em', 'strong', 'link'].map((name) => [name, defaultMarkdownSerializer.marks[name]]));

/** A bar would end the cell. */
function cellText(cell) {
  const part = new MarkdownSerializerState(written, writtenMarks, {});
  part.renderInline(cell);
  return part.out.replace(/\|/g, '\\|').replace(/\n/g, ' ').trim();
}

/** The first row is the heading: Markdown has no table without one. */
function writeTable(state, table) {
  const rows = [];
  table.forEach((row) => {
    const cells = [];
    row.forEach((cell) => cells.push(cellText(cell), ...Array(cell.attrs.colspan - 1).fill('')));
    rows.push(cells);
  });
  const width = Math.max(...rows.map((row) => row.length));
  const line = (cells) => `| ${[...cells, ...Array(width - cells.length).fill('')].join(' | ')} |`;
  state.write([line(rows[0]), line(Array(width).fill('---')), ...rows.slice(1).map(line)].join('\n'));
  state.closeBlock(table);
}
const serializer = new MarkdownSerializer({ ...written, table: writeTable }, writtenMarks);

/** A text that is no Markdown: each of its lines as it is. */
const plain = (text) => nodes.doc.create(null, (text || '').split(/\n+/).map((line) => nodes.paragraph.create(null, line ? schema.text(line) : null)));

const inList = ({ $from }) => [...Array($from.depth).keys()].map((depth) => $from.node(depth + 1).type.name);

/** Each command of the tools, with how it shows that it applies. */
const COMMANDS = {
  heading: [headed(1), isHeaded(1)],
  subheading: [headed(2), isHeaded(2)],
  bold: [toggleMark(marks.strong), has(marks.strong)],
  italic: [toggleMark(marks.em), has(marks.em)],
  bullets: [listed(nodes.bullet_list), (state) => inList(state.selection).includes('bullet_list')],
  numbers: [listed(nodes.ordered_list), (state) => inList(state.selection).includes('ordered_list')],
  table: [insertTable],
  addRow: [addRowAfter],
  addColumn: [addColumnAfter],
  deleteRow: [deleteRow],
  deleteColumn: [deleteColumn],
  deleteTable: [deleteTable],
  undo: [undo],
  redo: [redo],
};

function isHeaded(level) {
  return ({ selection: { $from } }) => $from.parent.type === nodes.heading && $from.parent.attrs.level === level;
}

function headed(level) {
  return (state, dispatch) => (isHeaded(level)(state) ? setBlockType(nodes.paragraph) : setBlockType(nodes.heading, { level }))(state, dispatch);
}

function has(mark) {
  return ({ doc, selection: { from, to, empty, $from }, storedMarks }) => (empty ? Boolean(mark.isInSet(storedMarks || $from.marks())) : doc.rangeHasMark(from, to, mark));
}

function listed(type) {
  return (state, dispatch) => (inList(state.selection).includes(type.name) ? liftListItem(nodes.list_item) : wrapInList(type))(state, dispatch);
}

/** Three columns under a heading, behind the paragraph; the first cell is typed into. */
function insertTable(state, dispatch) {
  if (isInTable(state) || state.selection.$from.depth !== 1) return false;
  if (dispatch) {
    const row = (type) => nodes.table_row.create(null, Array.from({ length: 3 }, () => type.create()));
    const at = state.selection.$to.after(1);
    const change = state.tr.insert(at, [nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell)]), nodes.paragraph.create()]);
    dispatch(change.setSelection(TextSelection.near(change.doc.resolve(at + 3))).scrollIntoView());
  }
  return true;
}

const KEYS = {
  'Mod-b': COMMANDS.bold[0],
  'Mod-i': COMMANDS.italic[0],
  'Mod-z': undo,
  'Mod-y': redo,
  'Shift-Mod-z': redo,
  'Mod-Alt-1': COMMANDS.heading[0],
  'Mod-Alt-2': COMMANDS.subheading[0],
  'Mod-]': sinkListItem(nodes.list_item),
  'Mod-[': liftListItem(nodes.list_item),
  Enter: splitListItem(nodes.list_item),
  Tab: goToNextCell(1),
  'Shift-Tab': goToNextCell(-1),
  'Shift-Enter': chainCommands((state, dispatch) => {
    if (isInTable(state)) return true;
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  }),
};

/** The buttons over the text: each shows whether it applies and whether it is possible here. */
function tools(view, bar) {
  const address = bar.querySelector('[data-address]');
  const buttons = [...bar.querySelectorAll('[data-do]')];
  for (const button of buttons) {
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      COMMANDS[button.dataset.do][0](view.state, view.dispatch, view);
      view.focus();
    });
  }
  const linked = has(marks.link);
  const linkButton = bar.querySelector('[data-link]');
  linkButton.addEventListener('click', () => {
    if (linked(view.state)) {
      toggleMark(marks.link)(view.state, view.dispatch);
      view.focus();
      return;
    }
    address.hidden = false;
    address.querySelector('input').focus();
  });
  const setLink = () => {
    const input = address.querySelector('input');
    const href = input.value.trim();
    input.setAttribute('aria-invalid', String(!ADDRESS.test(href)));
    if (!ADDRESS.test(href)) {
      input.focus();
      return;
    }
    const { empty, from } = view.state.selection;
    const change = empty ? view.state.tr.insertText(href, from) : view.state.tr;
    view.dispatch(change.addMark(from, empty ? from + href.length : view.state.selection.to, marks.link.create({ href })));
    input.value = '';
    address.hidden = true;
    view.focus();
  };
  address.querySelector('button').addEventListener('click', setLink);
  address.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') address.hidden = true;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Enter') setLink();
    else view.focus();
  });
  const add = pictures(view, bar);
  return (state) => {
    add.disabled = !state.selection.$from.parent.inlineContent || isInTable(state) || state.selection.$from.parent.type === nodes.heading;
    for (const button of buttons) {
      const [run, applies] = COMMANDS[button.dataset.do];
      if (applies) button.setAttribute('aria-pressed', String(applies(state)));
      button.disabled = !run(state);
      if (button.closest('[data-in-table]')) button.closest('[data-in-table]').hidden = !isInTable(state);
    }
    linkButton.setAttribute('aria-pressed', String(linked(state)));
    linkButton.disabled = !linked(state) && isInTable(state) && state.selection.empty && !state.selection.$from.parent.isTextblock;
  };
}

/** The evidence of the case that is a picture, where who writes may handle it; asked for once, because asking is on record. */
async function listEvidence(panel, choice) {
  const answer = await fetch(panel.dataset.evidence, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  const items = answer.ok ? (await answer.json()).items.filter((file) => /^image\/(png|jpeg)$/.test(file.mediaType) && !file.erasedAt) : [];
  choice.replaceChildren(new Option(panel.dataset.from, ''), ...items.map((file) => {
    const infected = file.scan.verdict === 'INFECTED';
    const option = new Option(infected ? `${file.fileName} (${panel.dataset.infected})` : file.fileName, file.id);
    option.disabled = infected;
    return option;
  }));
  panel.querySelector('[data-of-case]').hidden = items.length === 0;
}

/** The button for pictures: each is sent to the relay first, which answers the name by which the text shows it. */
function pictures(view, bar) {
  const button = bar.querySelector('[data-picture]');
  const panel = bar.querySelector('[data-new-picture]');
  const [file, words] = panel.querySelectorAll('input');
  const choice = panel.querySelector('select');
  const problem = panel.querySelector('.error');
  let isListed = false;
  button.addEventListener('click', () => {
    panel.hidden = !panel.hidden;
    if (!panel.hidden && !isListed && panel.dataset.evidence) listEvidence(panel, choice).catch(() => {});
    isListed = true;
    (panel.hidden ? view : file).focus();
  });
  // The name stays apart from the words around it, whichever way they run.
  const refuse = (name, words) => {
    problem.textContent = `\u2068${name}\u2069: ${words ?? panel.dataset.failed}`;
    file.focus();
  };
  const send = async () => {
    const name = file.files[0]?.name ?? choice.selectedOptions[0]?.text;
    words.setAttribute('aria-invalid', String(!words.value.trim()));
    file.setAttribute('aria-invalid', String(!file.files[0] && !choice.value));
    if (file.getAttribute('aria-invalid') === 'true') return file.focus();
    if (!words.value.trim()) return words.focus();
    const original = file.files[0] ? null : await fetch(`${panel.dataset.evidence}/${choice.value}`, { credentials: 'same-origin' });
    if (original && !original.ok) return refuse(name);
    const body = new FormData();
    body.append('file', file.files[0] ?? await original.blob(), 'picture');
    const answer = await fetch(panel.dataset.upload, { method: 'POST', body, credentials: 'same-origin', headers: { 'X-CSRF-TOKEN': document.querySelector('[name=_csrf]').value } });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) return refuse(name, said.problem);
    problem.textContent = '';
    view.dispatch(view.state.tr.replaceSelectionWith(nodes.image.create({ picture: said.id, alt: words.value.trim() })).scrollIntoView());
    file.value = '';
    words.value = '';
    choice.value = '';
    panel.hidden = true;
    return view.focus();
  };
  // Pressed twice, it is added once.
  let sending = null;
  const addPicture = () => {
    sending ??= send().catch(() => {
      problem.textContent = panel.dataset.failed;
    }).finally(() => {
      sending = null;
    });
  };
  panel.querySelector('button').addEventListener('click', addPicture);
  // What was chosen last counts.
  choice.addEventListener('change', () => {
    file.value = '';
  });
  file.addEventListener('change', () => {
    choice.value = '';
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target === words) {
      event.preventDefault();
      addPicture();
    }
    if (event.key !== 'Escape') return;
    panel.hidden = true;
    view.focus();
  });
  return button;
}

function edit(field, isMarkdown) {
  const bar = document.getElementById('editor-tools').content.firstElementChild.cloneNode(true);
  const label = document.querySelector(`label[for="${field.id}"]`);
  label.id = `${field.id}-label`;
  const frame = document.createElement('div');
  frame.className = 'editor';
  frame.append(bar);
  field.before(frame);
  let update = () => {};
  let isVisited = false;
  const content = (text, formatted) => (formatted ? parser.parse(text) : plain(text));
  const state = (text, formatted) => EditorState.create({
    doc: content(text, formatted),
    schema,
    plugins: [history(), keymap(KEYS), keymap(baseKeymap), tableEditing(), new Plugin({ view: () => ({ update: (shown) => update(shown.state) }) })],
  });
  const view = new EditorView(frame, {
    state: state(field.value, isMarkdown),
    attributes: {
      class: 'editor-text formatted',
      id: field.id,
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-labelledby': label.id,
      'aria-required': field.getAttribute('aria-required') ?? 'false',
      'aria-invalid': field.getAttribute('aria-invalid') ?? 'false',
      ...(field.getAttribute('aria-describedby') ? { 'aria-describedby': field.getAttribute('aria-describedby') } : {}),
      dir: 'auto',
    },
    handleDOMEvents: { focus: () => { isVisited = true; } },
    // A link is followed where the report is read, not where it is written.
    handleClick: (_, __, event) => Boolean(event.target.closest?.('a')) && (event.preventDefault(), false),
    dispatchTransaction(change) {
      view.updateState(view.state.apply(change));
      if (!change.docChanged) return;
      field.value = serializer.serialize(view.state.doc, { tightLists: true });
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
  });
  update = tools(view, bar);
  update(view.state);
  field.removeAttribute('id');
  field.hidden = true;
  label.addEventListener('click', () => view.focus());
  field.value = serializer.serialize(view.state.doc, { tightLists: true });
  field.addEventListener('fill', () => view.updateState(state(field.value, true)));
  field.addEventListener('insert', ({ detail }) => {
    const { from, to } = isVisited ? view.state.selection : Selection.atEnd(view.state.doc);
    view.dispatch(view.state.tr.insertText(detail, from, to).scrollIntoView());
    view.focus();
  });
  field.addEventListener('visit', ({ detail }) => {
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, view.posAtDOM(detail, 0))).scrollIntoView());
    view.focus();
  });
}

const form = document.querySelector('form[data-work]');
const flag = form?.elements.namedItem('answer.formatted');
if (flag && document.getElementById('editor-tools')) {
  for (const field of form.querySelectorAll('textarea[name^="answer."]')) edit(field, flag.checked);
  flag.checked = true;
  flag.closest('.field').hidden = true;
}
