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

/** Beside the text stand its headings and its sources: each source is quoted at the cursor by one press. */
const beside = document.querySelector('.writes > .work-content');
const tools = document.getElementById('source-tools');
let written = form.querySelector('.editor');
form.addEventListener('focusin', ({ target }) => { written = target.closest('.editor') ?? written; });

function offer(block) {
  block.querySelectorAll('.work-rows > .facts:not(.report-facts)').forEach((facts, at) => {
    const source = `${tools.dataset.reference}, ${block.querySelector('h3').textContent} ${at + 1}`;
    const tool = tools.content.firstElementChild.cloneNode(true);
    const button = tool.querySelector('button');
    button.setAttribute('aria-label', `${button.textContent}: ${source}`);
    button.addEventListener('click', () => {
      const said = [...facts.querySelectorAll('dt')].map((label) => `${label.textContent}: ${label.nextElementSibling.textContent}`);
      const detail = `“${said.join(' · ').replace(/\s+/g, ' ').trim()}” (${source})`;
      written.nextElementSibling.dispatchEvent(new CustomEvent('insert', { detail }));
    });
    facts.after(tool);
  });
}

function outline() {
  const headings = [...form.querySelectorAll('.editor-text :is(h1, h2)')].filter((heading) => heading.textContent.trim());
  const list = beside.querySelector('[data-outline]');
  list.hidden = headings.length < 2;
  list.querySelector('ul').replaceChildren(...headings.map((heading) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: heading.textContent, dir: 'auto' });
    button.addEventListener('click', () => heading.closest('.editor').nextElementSibling.dispatchEvent(new CustomEvent('visit', { detail: heading })));
    const item = Object.assign(document.createElement('li'), { className: heading.tagName === 'H2' ? 'below' : '' });
    item.append(button);
    return item;
  }));
}

/** The evidence counts as seen when its list is opened, and not before. Where it cannot be had, the link to the case stays. */
async function listEvidence(block) {
  const answer = await fetch(block.dataset.evidence, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  const { items } = await answer.json();
  const shown = items.map((file) => {
    const facts = Object.assign(document.createElement('dl'), { className: 'facts' });
    for (const [name, words] of [['dt', file.fileName], ['dd', file.description]]) facts.append(Object.assign(document.createElement(name), { textContent: words, dir: 'auto' }));
    return facts;
  });
  block.querySelector('.work-rows').replaceChildren(...(shown.length ? shown : [block.dataset.none]));
  offer(block);
}

if (beside && written) {
  beside.querySelectorAll('.work-block').forEach(offer);
  beside.querySelector('[data-evidence]')?.addEventListener('toggle', ({ target }) => listEvidence(target).catch(() => {}), { once: true });
  form.addEventListener('input', outline);
  outline();
}
