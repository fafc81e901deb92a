// The draft of a report: saved to the relay shortly after each change, and when the page is left.

import { forget } from './kept.js';

const DELAY = 1500;
const status = document.querySelector('[data-draft]');
const form = document.querySelector('form[data-work]');
let seen = status.dataset.seen ?? '';
let anew = status.dataset.anew ?? 'false';
let timer = null;
let running = null;
let stopped = false;

function tell(words, isWrong) {
  status.textContent = words;
  status.classList.toggle('error', isWrong);
}

async function send() {
  const body = new URLSearchParams([...new FormData(form)].filter(([name]) => name.startsWith('answer.')));
  body.set('_csrf', form.elements._csrf.value);
  body.set('seen', seen);
  body.set('anew', anew);
  const sent = body.toString();
  tell(status.dataset.saving, false);
  const answer = await fetch(status.dataset.address, { method: 'POST', body, credentials: 'same-origin', redirect: 'manual', keepalive: sent.length < 60000 });
  if (answer.status === 409) {
    stopped = true;
    return tell(status.dataset.conflict, true);
  }
  if (!answer.ok) return tell(status.dataset.failed, true);
  const state = await answer.json();
  seen = state.seen;
  anew = 'false';
  if (timer === null) {
    forget(form.dataset.task);
    form.dispatchEvent(new Event('saved'));
  }
  return tell(state.saved, false);
}

/** One after the other: each names what the one before has saved. */
function save() {
  clearTimeout(timer);
  timer = null;
  if (stopped) return;
  running = (running ?? Promise.resolve()).then(send).catch(() => tell(status.dataset.failed, true));
}

form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(save, DELAY);
});
form.addEventListener('sent', () => {
  clearTimeout(timer);
  stopped = true;
});
window.addEventListener('pagehide', () => {
  if (timer !== null) save();
});
