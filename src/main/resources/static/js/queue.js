// Beside a case, on a wide screen: the reader's tasks as the inbox lists them, so that the next case is one press away.

const MOST = 12;
const queue = document.getElementById('queue');

if (window.matchMedia('(min-width: 88rem)').matches) {
  const answer = await fetch('/');
  const rows = answer.ok && !answer.redirected ? [...new DOMParser().parseFromString(await answer.text(), 'text/html').querySelectorAll('.inbox > li')] : [];
  const list = document.createElement('ul');
  const isHere = (row) => row.querySelector('.reference')?.textContent === queue.dataset.here;
  // Of a long queue, the tasks around this case.
  const first = Math.max(0, Math.min(rows.findIndex(isHere) - MOST / 2, rows.length - MOST));
  for (const row of rows.slice(first, first + MOST)) {
    const item = document.createElement('li');
    const link = row.querySelector('.task-link');
    link.removeAttribute('data-task');
    if (isHere(row)) link.setAttribute('aria-current', 'true');
    item.append(link, ...row.querySelectorAll('.clock'));
    list.append(item);
  }
  queue.append(list);
  queue.hidden = rows.length === 0;
  const here = list.querySelector('[aria-current]');
  if (here) queue.scrollTop += here.getBoundingClientRect().top - queue.getBoundingClientRect().top - queue.clientHeight / 2;
}
