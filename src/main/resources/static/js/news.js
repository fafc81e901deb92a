// The number beside the bell, live, and in an inbox that of new tasks. The stream begins once the page is quiet, only while somebody looks at it, and it does not keep a session
// alive: after it has ended, the next one begins when the reader does something.

const bell = document.querySelector('[data-live]');
const shown = bell?.querySelector('.bell-count');
const number = new Intl.NumberFormat(`${document.documentElement.lang || 'en'}-u-nu-latn`);
const QUIET = 3000; // ms after the page is there
let stream = null;
let ended = false;

function tell(count) {
  shown.textContent = count > 99 ? `${number.format(99)}+` : number.format(count);
  shown.hidden = count === 0;
}

// An inbox says how many tasks have come since it was opened, and shows them when its reader wants to: rows that move under one's hands are worse.
const fresh = document.querySelector('[data-fresh]');

/** The form of the sentence that fits the number: one and other, or the six of Arabic. */
function sentence(count) {
  const forms = fresh.dataset.forms.split('|');
  const order = forms.length === 6 ? ['zero', 'one', 'two', 'few', 'many', 'other'] : ['one', 'other'];
  const place = order.indexOf(new Intl.PluralRules(document.documentElement.lang).select(count));
  return forms[place < 0 ? forms.length - 1 : place].replace('…', number.format(count));
}

function tellTasks(count) {
  fresh.querySelector('span').textContent = count === 0 ? '' : sentence(count);
  fresh.querySelector('a').href = window.location.pathname + window.location.search;
  fresh.hidden = count === 0;
}

function listen() {
  if (stream || document.hidden) return;
  ended = false;
  stream = new EventSource(fresh ? `/news/events?after=${encodeURIComponent(fresh.dataset.after)}` : '/news/events');
  if (fresh) stream.addEventListener('tasks', (event) => tellTasks(Number(event.data)));
  stream.addEventListener('count', (event) => tell(Number(event.data)));
  stream.addEventListener('error', stop);
}

function stop() {
  stream?.close();
  stream = null;
  ended = true;
}

if (shown && 'EventSource' in window) {
  setTimeout(listen, QUIET);
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : listen()));
  for (const act of ['keydown', 'pointerdown']) document.addEventListener(act, () => ended && setTimeout(listen, QUIET), { passive: true });
  window.addEventListener('pagehide', stop);
}
