// The form of a task: what an answer makes superfluous is not shown, and what was typed is not lost by a click on a link.
// The page works without this: then each field says when it is asked, and the server leaves out what is not.

import { forget, keep, kept } from './kept.js';

const form = document.querySelector('form[data-work]');

/** Each part that is not always asked, with the answers to others that ask for it. */
const parts = [...form.querySelectorAll('[data-asked-with]')].map((element) => ({ element, askedWith: JSON.parse(element.dataset.askedWith) }));

/** What is answered now; nothing where the field is not asked. */
function answer(key) {
  const field = form.elements.namedItem(`answer.${key}`);
  const one = field instanceof RadioNodeList ? field[0] : field;
  if (!one || one.closest('[hidden]')) return '';
  return one.type === 'checkbox' ? String(one.checked) : field.value;
}

/** Hiding one part may hide another that depends on it; each round can only hide more, so it ends. */
function show() {
  for (const part of parts) part.element.hidden = false;
  let changed = true;
  while (changed) {
    changed = false;
    for (const { element, askedWith } of parts) {
      const asked = askedWith.some((answers) => Object.entries(answers).every(([key, wanted]) => answer(key) === wanted));
      if (!asked && !element.hidden) {
        element.hidden = true;
        changed = true;
      }
    }
  }
}

/** The button says what it does: the decision that is chosen. */
const decision = form.querySelector('[data-decision]');
const button = form.querySelector('button.action');
function name() {
  const chosen = decision?.querySelector('input:checked');
  if (chosen) button.textContent = chosen.parentElement.textContent.trim();
}
form.addEventListener('change', name);
name();

for (const said of form.querySelectorAll('[data-only-if]')) {
  said.textContent = '';
  said.hidden = true;
}
form.addEventListener('change', show);
show();

// The browser goes to the address's own place first. An officer may have begun to answer.
window.addEventListener('load', () => document.activeElement === document.body && document.getElementById('work-errors')?.focus());

/** On a phone what is read first is open, and the form is not far. */
if (window.matchMedia('(max-width: 40rem)').matches)
  for (const block of [...document.querySelectorAll('.work-block')].slice(1)) block.open = Boolean(block.querySelector('.report'));

/** Leaving with something typed is asked about first. */
let typed = false;
const task = form.dataset.task;
const answers = () => [...new FormData(form)].filter(([name]) => name.startsWith('answer.'));
form.addEventListener('input', () => {
  typed = true;
  keep(task, answers(), false);
});
form.addEventListener('saved', () => {
  typed = false;
});
form.addEventListener('sent', () => {
  typed = false;
  keep(task, answers(), true);
});

/** Fills in what was typed, and asks again what it asks for. */
function fill(fields) {
  for (const box of form.querySelectorAll('input[type=checkbox][name^="answer."]')) box.checked = false;
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = value;
    else if (field?.type === 'checkbox' || field?.type === 'radio') field.checked = field.value === value;
    else if (field && field.type !== 'hidden') {
      field.value = value;
      field.dispatchEvent(new Event('fill'));
    }
  }
  show();
  name();
}

/** What was typed before the session ended is offered, not filled in by itself: the case may have changed since. */
function offer() {
  const entry = kept(task);
  const wanted = JSON.stringify(entry?.fields ?? []);
  if (!entry || wanted === JSON.stringify(answers())) return;
  const panel = document.getElementById('work-kept');
  const text = document.getElementById('work-kept-text');
  const time = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: form.dataset.zone });
  text.textContent = text.dataset.text.replace('…', time.format(new Date(entry.at)));
  panel.querySelector('[data-restore]').onclick = () => {
    fill(entry.fields);
    typed = true;
    panel.hidden = true;
    form.querySelector('[name^="answer."]:not([type=hidden])')?.focus();
  };
  panel.querySelector('[data-discard]').onclick = () => {
    forget(task);
    panel.hidden = true;
  };
  panel.hidden = false;
}
offer();
window.addEventListener('beforeunload', (event) => {
  if (typed) event.preventDefault();
});
