// What somebody has typed into the form of a task is in the session storage of this window, by user and task, until it is answered or its user
// logs out: it outlives a session that ended. Nobody else is offered it: it is gone as soon as somebody else has logged in here.

const PREFIX = 'relay-task|';
const user = document.body.dataset.user; // nobody on the page of the login, and where the session has ended
const keyOf = (task) => `${PREFIX}${user}|${task}`;

/** Storage may be forbidden: then nothing is kept. */
function keys() {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

const read = (key) => JSON.parse(sessionStorage.getItem(key));

/** @param {boolean} sent whether the form is on its way */
export function keep(task, fields, sent) {
  try {
    sessionStorage.setItem(keyOf(task), JSON.stringify({ at: Date.now(), fields, sent }));
  } catch {
    // It is full or forbidden: the form alone has what was typed.
  }
}

export const kept = (task) => (keys().includes(keyOf(task)) ? read(keyOf(task)) : null);

export const forget = (task) => sessionStorage.removeItem(keyOf(task));

if (user) for (const key of keys()) if (key.split('|')[1] !== user) sessionStorage.removeItem(key);

// The page that follows an answer says that it was accepted.
if (document.querySelector('[data-worked]')) for (const key of keys()) if (read(key).sent) sessionStorage.removeItem(key);

for (const form of document.querySelectorAll('form[action$="/logout"]')) {
  form.addEventListener('submit', () => {
    for (const key of keys()) sessionStorage.removeItem(key);
  });
}
