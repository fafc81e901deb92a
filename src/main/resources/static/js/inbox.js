// Keys of the inbox. They are off while somebody types, and whoever does not want them turns them off.

const OFF = 'relay.inbox.keys.off';
const help = document.getElementById('keys');
const choice = document.getElementById('keys-on');
const tasks = [...document.querySelectorAll('[data-task]')];

const stored = () => {
  try {
    return localStorage.getItem(OFF) === 'yes';
  } catch {
    return false; // The browser keeps nothing; the keys are on.
  }
};

choice.parentElement.hidden = false;
choice.checked = !stored();
choice.addEventListener('change', () => {
  try {
    if (choice.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'yes');
  } catch {
    // It holds for this page only.
  }
});

const types = (element) => element instanceof HTMLElement && (element.isContentEditable || element.matches('textarea, select, input:not([type=checkbox], [type=radio])'));

function move(step) {
  if (tasks.length === 0) return;
  const row = document.activeElement?.closest('.inbox > li');
  const at = tasks.findIndex((task) => task.closest('li') === row);
  const to = at < 0 ? (step > 0 ? 0 : tasks.length - 1) : Math.min(tasks.length - 1, Math.max(0, at + step));
  tasks[to].focus();
}

/** On wide screens what a decision needs is shown beside the list, as the page of the task has it; there the task is also worked. */
const wide = window.matchMedia('(min-width: 75rem)');
const pane = document.getElementById('preview');
const frame = pane.parentElement;
let running = null;

function closePreview() {
  running?.abort();
  frame.classList.remove('open');
  pane.hidden = true;
  for (const row of document.querySelectorAll('.inbox > li[aria-current]')) row.removeAttribute('aria-current');
}

function button(text, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

/** The form stays on the page of the task, where its script is. */
async function content(link, signal) {
  const answer = await fetch(`/tasks/${encodeURIComponent(link.dataset.task)}`, { signal });
  if (!answer.ok || answer.redirected) return null;
  const section = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#your-task');
  for (const gone of section?.querySelectorAll('.work-form, .work-others, script, form, [role=status]') ?? []) gone.remove();
  for (const named of section?.querySelectorAll('[id]') ?? []) named.removeAttribute('id');
  return section;
}

async function preview(link) {
  if (!wide.matches || !link?.dataset.task) return;
  closePreview();
  const request = new AbortController();
  running = request;
  link.closest('li').setAttribute('aria-current', 'true');
  const open = document.createElement('a');
  open.className = 'action';
  open.href = link.href;
  open.textContent = pane.dataset.open;
  const acts = document.createElement('p');
  acts.className = 'buttons';
  acts.append(open, button(pane.dataset.close, () => {
    closePreview();
    link.focus();
  }));
  const title = document.createElement('h2');
  title.dir = 'auto';
  title.textContent = link.querySelector('.task-title').textContent;
  pane.replaceChildren(title, acts);
  frame.classList.add('open');
  pane.hidden = false;
  try {
    const section = await content(link, request.signal);
    if (section) pane.append(...section.childNodes);
    else pane.append(pane.dataset.failed);
  } catch {
    if (!request.signal.aborted) pane.append(pane.dataset.failed);
  }
}

const current = () => document.activeElement?.closest('.inbox > li')?.querySelector('[data-task]');
for (const task of tasks) {
  task.addEventListener('focus', () => !pane.hidden && preview(task));
  task.closest('li').addEventListener('click', (event) => {
    if (event.target.closest('a, input, button, select, summary, label') || String(window.getSelection())) return;
    if (wide.matches && task.dataset.task) {
      task.focus();
      if (pane.hidden) preview(task);
    } else window.location.assign(task.href);
  });
}
pane.addEventListener('keydown', (event) => event.key === 'Escape' && closePreview());

const keys = {
  j: () => move(1),
  k: () => move(-1),
  x: () => document.activeElement?.closest('.inbox > li')?.querySelector('input[form=bulk]')?.click(),
  p: () => (pane.hidden ? preview(current()) : closePreview()),
  Escape: () => closePreview(),
  '?': () => {
    help.open = true;
    help.querySelector('summary').focus();
  },
};

document.addEventListener('keydown', (event) => {
  if (!choice.checked || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || types(event.target)) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
