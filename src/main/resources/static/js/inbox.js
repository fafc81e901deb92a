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

const keys = {
  j: () => move(1),
  k: () => move(-1),
  x: () => document.activeElement?.closest('.inbox > li')?.querySelector('input[form=bulk]')?.click(),
  '/': () => document.getElementById('find')?.focus(),
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
