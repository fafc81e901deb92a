// The end of a session: said five minutes before, put off where that is possible, and mended in place where it has come. The page and what
// was typed on it stay; a new login beside it gives its forms a new token. Without this, a form that comes too late leads to the login.

const dialog = document.getElementById('session-end');
const WARNING = 5 * 60; // seconds before the end; WCAG 2.2, 2.2.1 asks for 20 at least
const PATH = '/me/session';
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('relay-session') : null;
let ends = { idle: 0, absolute: 0 };
let state = 'open';
let isSaid = { idle: false, absolute: false };
let failed = false;
let turn = 0;
let latest = null;
let dismissed = false; // what was put aside is not shown again before a form is sent

const now = () => Date.now() / 1000;
const first = () => (ends.absolute <= ends.idle ? 'absolute' : 'idle');
const left = () => ends[first()] - now();

function know({ idle, absolute }) {
  ends = { idle: now() + idle, absolute: now() + absolute };
  if (idle > WARNING) isSaid.idle = false;
  if (absolute > WARNING) isSaid.absolute = false;
}

function show(next) {
  if (dismissed && next === state) return;
  dismissed = false;
  state = next;
  for (const part of dialog.querySelectorAll('[data-when]')) part.hidden = !part.dataset.when.split(' ').includes(next);
  dialog.querySelector('[data-failed]').hidden = !failed;
  tellMinutes();
  if (!dialog.open) dialog.showModal();
  document.getElementById('session-end-title').focus();
}

function tellMinutes() {
  const minutes = String(Math.max(0, Math.ceil(left() / 60)));
  const place = dialog.querySelector('[data-minutes]');
  if (place.textContent !== minutes) place.textContent = minutes;
}

function go() {
  state = 'open';
  failed = false;
  dismissed = false;
  if (dialog.open) dialog.close();
}

/** Every form of the page may be sent again. */
function renew(token) {
  for (const field of document.querySelectorAll('input[name=_csrf]')) field.value = token;
}

/** What the server says of the session: open, ended, or another person's; null where it does not answer. */
async function ask(method, body) {
  try {
    const answer = await fetch(PATH, { method, body, headers: { Accept: 'application/json' }, redirect: 'manual', cache: 'no-store' });
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) return { ended: true };
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** @returns whether the session is open for this page's user */
function take(found) {
  failed = !found;
  if (!found) return false;
  if (found.ended) {
    show('ended');
    return false;
  }
  if (found.user !== dialog.dataset.user) {
    show('other');
    return false;
  }
  know(found);
  renew(found.token);
  return true;
}

/** Asks anew; only the answer to the latest question counts. */
function check() {
  turn += 1;
  latest = answered(turn);
  return latest;
}

async function answered(mine) {
  const found = await ask('GET');
  if (mine !== turn) return latest;
  if (!take(found)) {
    if (failed && left() <= 0) show('ended');
    return;
  }
  if (left() > WARNING) go();
  else if (!isSaid[first()] || state !== 'open') {
    isSaid[first()] = true;
    show(first());
  }
}

/** Answers to earlier questions no longer count. */
function stay() {
  turn += 1;
  latest = stayed();
  return latest;
}

async function stayed() {
  const token = document.querySelector('input[name=_csrf]').value;
  const open = take(await ask('POST', new URLSearchParams({ _csrf: token })));
  if (!open && failed) show(state);
  if (!open) return;
  go();
  channel?.postMessage('kept');
}

/** The clock of the page runs on in its own pace; a computer that slept finds out when it wakes. */
function tick() {
  if (state === 'idle' || state === 'absolute') tellMinutes();
  if (state === 'ended' || state === 'other' || document.hidden) return;
  if (left() <= 0 || (left() <= WARNING && !isSaid[first()])) check();
}

/** A form that would come too late waits for the login, with all that is in it. */
document.addEventListener(
  'submit',
  (event) => {
    if (left() > 0 && state !== 'ended' && state !== 'other') return;
    // A form may have fields of these names.
    const [method, action] = ['method', 'action'].map((name) => event.target.getAttribute(name) ?? '');
    if (method.toLowerCase() !== 'post' || action.endsWith('/logout')) return;
    const { target, submitter } = event;
    event.preventDefault();
    event.stopImmediatePropagation();
    dismissed = false;
    // Another window may have kept the session meanwhile: then the form goes on its way.
    check().then(() => state === 'open' && left() > 0 && target.requestSubmit(submitter));
  },
  true,
);

if (document.querySelector('[data-session-renewed]')) {
  channel?.postMessage('renewed');
  if (window.opener || window.name === 'relay-login') window.close();
}

if (dialog) {
  know({ idle: Number(dialog.dataset.idle), absolute: Number(dialog.dataset.absolute) });
  dialog.querySelector('[data-stay]').addEventListener('click', stay);
  // A window that a script opened may close itself; where none may be opened, the link opens one.
  dialog.querySelector('[data-login]').addEventListener('click', (event) => {
    if (window.open(event.currentTarget.href, 'relay-login', 'popup,width=560,height=760')) event.preventDefault();
  });
  for (const button of dialog.querySelectorAll('[data-close]'))
    button.addEventListener('click', () => {
      if (dialog.open) dialog.close();
      dismissed = true;
      if (state === 'idle' || state === 'absolute') state = 'open';
    });
  dialog.addEventListener('cancel', () => {
    if (state === 'idle' || state === 'absolute') state = 'open';
  });
  // The answer in another window or tab of this browser.
  channel?.addEventListener('message', check);
  for (const back of ['focus', 'pageshow']) window.addEventListener(back, () => (state !== 'open' || left() <= WARNING) && check());
  setInterval(tick, 5000);
}
