// What several pages share. Every page works without it.

/** Letters as people type them: without accents, in lower case. */
const plain = (text) => text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Lists behind a filter box show what matches. */
for (const box of document.querySelectorAll('[data-filters]')) {
  const list = document.getElementById(box.dataset.filters);
  box.addEventListener('input', () => {
    const wanted = plain(box.value);
    for (const folded of list.querySelectorAll(':scope > details')) folded.open = wanted !== '';
    for (const item of list.querySelectorAll(list.dataset.items ?? ':scope > *')) item.hidden = wanted !== '' && !plain(item.textContent).includes(wanted);
  });
  // Enter picks the first box that matches, and the next country can be typed; it never sends the form around the box.
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const wanted = plain(box.value);
    const found = wanted === '' ? [] : [...list.querySelectorAll('label:not([hidden]) input[type=checkbox]')];
    const first = found.find((input) => plain(input.parentElement.textContent).startsWith(wanted)) ?? found[0];
    if (!first) return;
    if (!first.checked) first.click();
    box.value = '';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** What was corrected is no longer called wrong: neither beside its field nor in the summary above the form. */
function correct(field, error) {
  error.hidden = true;
  for (const input of field.querySelectorAll('[aria-invalid=true]')) input.setAttribute('aria-invalid', 'false');
  const link = document.querySelector(`.problem li a[href$="#${error.id.replace(/-error$/, '')}"]`);
  const summary = link?.closest('.problem');
  const title = summary?.querySelector('[data-counts]');
  if (!title) return;
  link.closest('li').remove();
  const left = summary.querySelectorAll('li').length;
  if (left === 0) summary.remove();
  else title.textContent = title.dataset.counts.split('|')[left - 1];
}

// A field that is left by a click elsewhere changes while the button of the mouse is down: nothing moves before the click has arrived.
let isPressed = false;
document.addEventListener('pointerdown', () => { isPressed = true; }, true);
for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, () => { isPressed = false; }, true);

function answered(input) {
  const field = input.closest('.field');
  const error = field?.querySelector('.error:not([hidden])');
  const isAnswered = input.type === 'checkbox' || input.type === 'radio' ? input.checked : input.value?.trim();
  if (!error?.id || !isAnswered) return;
  if (isPressed) document.addEventListener('pointerup', () => setTimeout(() => correct(field, error)), { once: true });
  else correct(field, error);
}
document.addEventListener('change', ({ target }) => answered(target));

// An officer may answer before this script runs.
const isChanged = (input) => input.checked !== input.defaultChecked || input.value !== input.defaultValue;
for (const input of document.querySelectorAll('.field input, .field textarea')) if (isChanged(input)) answered(input);
for (const option of document.querySelectorAll('.field option')) if (option.selected && !option.defaultSelected) answered(option.closest('select'));

/** A picker says what is picked. */
for (const picked of document.querySelectorAll('[data-picked-of]')) {
  const list = document.getElementById(picked.dataset.pickedOf);
  const tell = () => {
    picked.textContent = [...list.querySelectorAll('input:checked')].map((input) => input.parentElement.textContent.trim()).join(' · ');
  };
  list.addEventListener('change', tell);
  tell();
}

/** A question before what cannot be undone. */
for (const form of document.querySelectorAll('form[data-ask]')) {
  form.addEventListener('submit', (event) => {
    if (!window.confirm(form.dataset.ask)) event.preventDefault();
  });
}

/** A form is sent once, which its event "sent" says; a preview, in a window of its own, sends nothing. */
for (const form of document.querySelectorAll('form[method=post]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    if (event.defaultPrevented || event.submitter?.formTarget) return;
    form.dataset.sent = 'yes';
    form.dispatchEvent(new Event('sent'));
  });
}
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

/** The slash leads to the search box, unless somebody types, or has turned the keys off in the inbox. */
const find = document.querySelector('[data-focus-key]');
const keysAreOff = () => {
  try {
    return localStorage.getItem('relay.inbox.keys.off') === 'yes';
  } catch {
    return false; // The browser keeps nothing; the keys are on.
  }
};
const isTyped = (element) => element instanceof HTMLElement && (element.isContentEditable || element.matches('textarea, select, input:not([type=checkbox], [type=radio])'));
document.addEventListener('keydown', (event) => {
  if (event.key !== find?.dataset.focusKey || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyped(event.target) || document.querySelector('dialog[open]') || keysAreOff()) return;
  event.preventDefault();
  find.focus();
  find.select();
});
