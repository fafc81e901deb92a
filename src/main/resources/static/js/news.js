// The number beside the bell, live. The stream begins once the page is quiet, only while somebody looks at it, and it does not keep a session
// alive: after it has ended, the next one begins when the reader does something.

const bell = document.querySelector('[data-live]');
const shown = bell?.querySelector('.bell-count');
const number = new Intl.NumberFormat(`${document.documentElement.lang || 'en'}-u-nu-latn`);
const QUIET = 3000; // ms after the page is there
let stream = null;
let ended = false;

function tell(count) {
  shown.textContent = number.format(count);
  shown.hidden = count === 0;
}

function listen() {
  if (stream || document.hidden) return;
  ended = false;
  stream = new EventSource('/news/events');
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
