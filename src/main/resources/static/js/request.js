// Saves the request at every change, by the same call as the button. What the server does not have yet is in the session storage of this
// window, by user, draft and step, so that it outlives a session that ended, a crash and a reload; it is offered again afterwards.
const form = document.getElementById('draft-form');
const words = form.dataset;
const status = document.getElementById('saved');
document.getElementById('saved-too').textContent = status.textContent;
const PAUSE = 1200; // milliseconds without a change before it is saved
const LONGEST = 8000; // milliseconds for which somebody who writes on and on waits to be saved
const LARGEST_ON_THE_WAY_OUT = 60000; // characters; browsers take 64 KiB of what outlives its page
const AGAIN = 10000; // milliseconds after which an attempt that failed is repeated
const PREFIX = 'relay-draft|';
document.documentElement.classList.add('scripted');

/** What is pasted is none of the request before its button is pressed. */
const fieldsOf = (page) => [...new FormData(page)].filter(([name, value]) => name !== '_csrf' && !name.startsWith('paste.') && typeof value === 'string');
const fieldsNow = () => fieldsOf(form);
const snapshot = (fields) => JSON.stringify(fields.filter(([name, value]) => name !== 'version' && value.trim() !== '').map(([name, value]) => [name, value.trim()]));
const keyOf = (draft, step) => `${PREFIX}${words.user}|${draft ?? 'new'}|${step}`;

/** As the page was sent: an officer may answer before this script runs. */
function fieldsSent() {
  const sent = form.cloneNode(true);
  sent.reset();
  return fieldsOf(sent);
}

let saved = words.conflict ? null : snapshot(fieldsSent());
let inConflict = Boolean(words.conflict);
let hasEnded = false;
let leaving = false;
let running = null;
let timer = 0;
let firstChange = 0;

const isDirty = () => snapshot(fieldsNow()) !== saved;

function tell(text, isUnsaved) {
  for (const place of [status, document.getElementById('saved-too')]) {
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle('unsaved', isUnsaved);
  }
}

/** Storage may be full or forbidden: then the server alone has the text. */
function store(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    sessionStorage.removeItem(key);
  }
}

const storeFields = () => store(keyOf(words.draft, words.step), { at: Date.now(), step: words.step, fields: fieldsNow() });

/** What the page of a draft that was saved says of it; null where the answer is another page, such as that of the login. */
async function stateIn(answer) {
  return new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('draft-state');
}

function show(state) {
  const steps = form.querySelector('.steps');
  const fresh = state.querySelector('.steps');
  if (fresh && !steps.contains(document.activeElement)) steps.replaceWith(document.importNode(fresh, true));
}

/** From the first time it is stored, a new request is a draft with an address. */
function becomeDraft(id) {
  if (words.draft) return;
  sessionStorage.removeItem(keyOf(null, words.step));
  words.draft = id;
  form.action = `${new URL(form.action).pathname.replace(/\/$/, '')}/${id}`;
  const version = document.createElement('input');
  Object.assign(version, { type: 'hidden', name: 'version' });
  form.append(version);
  window.history.replaceState(null, '', `${new URL(form.action).pathname}?step=${words.step}`);
}

function post(fields, more) {
  const body = new URLSearchParams(fields);
  body.set('_csrf', form.elements._csrf.value);
  body.set('autosave', '1');
  for (const [name, value] of Object.entries(more ?? {})) body.set(name, value);
  const keepalive = body.toString().length < LARGEST_ON_THE_WAY_OUT;
  return fetch(form.action, { method: 'POST', body, credentials: 'same-origin', keepalive });
}

/** Whether somebody has logged in again, in another window: then this one goes on with the new session. */
async function findSession() {
  const answer = await fetch(window.location.href, { credentials: 'same-origin' });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const found = page.getElementById('draft-form');
  if (!answer.ok || found?.dataset.user !== words.user) return false;
  form.elements._csrf.value = found.elements._csrf.value;
  return true;
}

function end() {
  hasEnded = true;
  tell(words.unsaved, true);
  const notice = document.getElementById('ended');
  notice.querySelector('a').href = window.location.href;
  notice.hidden = false;
}

function conflictWith(state) {
  inConflict = true;
  tell(words.unsaved, true);
  const notice = document.getElementById('conflict');
  notice.querySelector('button').value = state.dataset.version;
  notice.querySelector('a').href = window.location.href;
  notice.hidden = false;
}

async function attempt(more, isRetry) {
  const fields = fieldsNow();
  tell(words.saving, false);
  const answer = await post(fields, more);
  const state = await stateIn(answer);
  if (answer.status === 409 && state) return conflictWith(state);
  if (answer.ok && state) {
    saved = snapshot(fields);
    show(state);
    if (!state.dataset.draft) {
      sessionStorage.removeItem(keyOf(null, words.step));
      return tell('', false);
    }
    becomeDraft(state.dataset.draft);
    form.elements.version.value = state.dataset.version;
    tell(state.dataset.saved, false);
    if (!isDirty()) sessionStorage.removeItem(keyOf(words.draft, words.step));
    return undefined;
  }
  if (answer.ok || answer.status === 403 || answer.status === 401) {
    if (!isRetry && (await findSession())) return attempt(more, true);
    return end();
  }
  return tell(words.failed, true);
}

/** One at a time: the next one names the version that this one made. */
function save(more) {
  clearTimeout(timer);
  timer = 0;
  firstChange = 0;
  if (running) return running.then(() => (isDirty() || more ? save(more) : undefined));
  if (inConflict || hasEnded) return Promise.resolve();
  running = attempt(more, false)
    .catch(() => {
      tell(words.offline, true);
      timer = setTimeout(save, AGAIN);
    })
    .finally(() => {
      running = null;
    });
  return running.then(() => {
    if (isDirty() && !timer) schedule();
  });
}

function schedule() {
  const now = Date.now();
  firstChange ||= now;
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = 0;
    save();
  }, Math.max(0, Math.min(PAUSE, firstChange + LONGEST - now)));
}

/** A field that only some answers ask for is shown with them, and where it says something already; with them it is mandatory. */
function ask() {
  const answers = new FormData(form);
  for (const field of form.querySelectorAll('[data-when]')) {
    const [name, wanted] = field.dataset.when.split('=');
    const isAsked = answers.getAll(name).some((answer) => wanted.split('|').includes(answer));
    field.hidden = !isAsked && field.querySelector('input, textarea').value.trim() === '';
    field.querySelector('label').classList.toggle('mandatory', isAsked);
  }
}
form.addEventListener('change', ({ target }) => {
  if (!target.closest('[data-when]')) ask();
});
ask();

function changed() {
  if (!isDirty()) return;
  storeFields();
  if (!inConflict && !hasEnded) {
    tell(words.unsaved, true);
    schedule();
  }
}
form.addEventListener('input', changed);

/** Whoever has logged in again in another window goes on here. */
async function resume() {
  if (!hasEnded || !(await findSession().catch(() => false))) return false;
  hasEnded = false;
  document.getElementById('ended').hidden = true;
  return true;
}
window.addEventListener('focus', async () => {
  if (await resume()) save();
});

/** What is written is saved before a button leads on: where that is not possible, the page and its text stay. */
form.addEventListener(
  'submit',
  async (event) => {
    clearTimeout(timer);
    leaving = true;
    if (!running && !hasEnded && (inConflict || !isDirty())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    await resume();
    await save();
    if (hasEnded || inConflict || isDirty()) {
      leaving = false;
      document.querySelector('#ended:not([hidden]), #conflict:not([hidden]), #saved').scrollIntoView({ block: 'center' });
      return;
    }
    form.requestSubmit(submitter);
  },
  true,
);

/** Whoever leaves by a link is saved on the way out. */
window.addEventListener('pagehide', () => {
  if (leaving || inConflict || hasEnded || running || !isDirty()) return;
  post(fieldsNow()).catch(() => {});
});

/** A page out of the browser's memory shows an old version. */
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload();
});

/** What has the focus is not behind the bar, not even in part (WCAG 2.2, 2.4.12). */
document.querySelector('main').addEventListener('focusin', ({ target }) => {
  if (target.matches(':focus-visible') && !target.closest('.bar')) target.scrollIntoView({ block: 'nearest' });
});

/** Makes sure that there is a draft, for files to be stored with. */
export async function ensureDraft() {
  if (!words.draft) await save({ store: '1' });
  return words.draft ?? null;
}

export const tokenOf = () => form.elements._csrf.value;

// What could not be saved before the page was left.
function kept() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX) && key.split('|')[1] !== words.user) sessionStorage.removeItem(key);
  return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX) && key.split('|')[2] === (words.draft ?? 'new'));
}

/** A step as the server has it. */
async function storedAt(step) {
  if (step === words.step) return saved;
  const answer = await fetch(`${window.location.pathname}?step=${step}`, { credentials: 'same-origin' });
  return snapshot(fieldsOf(new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('draft-form')));
}

/** The first text that the server does not have; what it has is forgotten. */
async function unsaved() {
  for (const key of kept()) {
    const entry = JSON.parse(sessionStorage.getItem(key));
    if ((await storedAt(entry.step)) !== snapshot(entry.fields)) return { key, entry };
    sessionStorage.removeItem(key);
  }
  return null;
}

/** Sends a text as its button would: the page that follows says what conflicts with it. */
function submitFields(fields) {
  const again = document.createElement('form');
  Object.assign(again, { method: 'post', action: form.action, hidden: true });
  for (const [name, value] of [...fields, ['_csrf', form.elements._csrf.value]]) {
    const field = document.createElement('textarea');
    Object.assign(field, { name, value });
    again.append(field);
  }
  document.body.append(again);
  leaving = true;
  again.submit();
}

async function restore(key, entry) {
  const answer = await post(entry.fields);
  const state = await stateIn(answer);
  if (answer.status === 409) return submitFields(entry.fields);
  if (!answer.ok || !state?.dataset.draft) return end();
  sessionStorage.removeItem(key);
  leaving = true;
  becomeDraft(state.dataset.draft);
  return window.location.assign(`${new URL(form.action).pathname}?step=${entry.step}`);
}

async function offer() {
  const found = words.conflict ? null : await unsaved();
  if (!found) return;
  const { key, entry } = found;
  // What is written from now on has the place of what was written before.
  const place = key.endsWith('|earlier') ? key : `${key}|earlier`;
  sessionStorage.removeItem(key);
  store(place, entry);
  const panel = document.getElementById('restore');
  const text = document.getElementById('restore-text');
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: words.zone });
  text.textContent = text.dataset.text.replace('…', time.format(new Date(entry.at)));
  panel.querySelector('[data-restore]').onclick = () => restore(place, entry);
  panel.querySelector('[data-discard]').onclick = () => {
    sessionStorage.removeItem(place);
    panel.hidden = true;
    offer();
  };
  panel.hidden = false;
}

offer().finally(changed);
form.querySelector('.steps [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });

// A table that was saved to a file is read into the field that takes a pasted one.
for (const input of document.querySelectorAll('[data-reads-into]')) {
  input.addEventListener('change', async () => {
    const target = document.getElementById(input.dataset.readsInto);
    target.value = input.files.length > 0 ? await input.files[0].text() : '';
    target.focus();
  });
}

// An entry whose number is followed unfolds.
function unfold() {
  const entry = document.getElementById(window.location.hash.slice(1));
  const folded = entry?.closest('details');
  if (!folded) return;
  folded.open = true;
  entry.scrollIntoView();
}
window.addEventListener('hashchange', unfold);
unfold();
