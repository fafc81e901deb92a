// Long tables in pages of their own, with a filter over all rows. Without this script such a table scrolls in its place.

const ON_A_PAGE = window.matchMedia('(max-width: 40rem)').matches ? 10 : 25;

function manage(tools) {
  const table = document.getElementById(tools.dataset.table);
  const rows = [...table.querySelectorAll('tbody > tr')];
  const texts = rows.map((row) => row.textContent.toLocaleLowerCase());
  const box = tools.querySelector('input');
  const status = tools.querySelector('[role=status]');
  const steps = [...tools.querySelectorAll('[data-step]')];
  const numbers = new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`);
  let first = 0;

  function show() {
    const wanted = box.value.trim().toLocaleLowerCase();
    const found = rows.filter((row, at) => texts[at].includes(wanted));
    first = Math.max(0, Math.min(first, Math.floor((found.length - 1) / ON_A_PAGE) * ON_A_PAGE));
    const shown = new Set(found.slice(first, first + ON_A_PAGE));
    for (const row of rows) row.hidden = !shown.has(row);
    status.textContent = found.length === 0
      ? tools.dataset.none
      : tools.dataset.shown
          .replace('[from]', numbers.format(first + 1))
          .replace('[to]', numbers.format(first + shown.size))
          .replace('[all]', numbers.format(found.length));
    for (const step of steps) step.disabled = step.dataset.step < 0 ? first === 0 : first + ON_A_PAGE >= found.length;
    table.dispatchEvent(new Event('rows-shown'));
  }

  box.addEventListener('input', () => {
    first = 0;
    show();
  });
  // The box lies inside no form, but Enter there must not send one either.
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  for (const step of steps) {
    step.addEventListener('click', () => {
      first += step.dataset.step * ON_A_PAGE;
      show();
      table.closest('.scroll')?.scrollTo({ top: 0 });
    });
  }
  tools.hidden = false;
  show();
}

/** What is chosen in a table: how many, and all rows that are shown at once. */
function choose(form) {
  const table = document.getElementById(form.dataset.choose);
  const all = document.querySelector(`[data-all=${table.id}]`);
  const words = form.querySelector('[data-words]');
  const boxes = [...table.querySelectorAll('tbody input[type=checkbox]')];
  const shown = () => boxes.filter((box) => !box.closest('tr').hidden);

  function tell() {
    const chosen = boxes.filter((box) => box.checked).length;
    const near = shown();
    words.textContent = words.dataset.words.replace('…', chosen);
    all.checked = near.length > 0 && near.every((box) => box.checked);
    all.indeterminate = !all.checked && near.some((box) => box.checked);
  }

  all.closest('label').hidden = false;
  words.hidden = false;
  all.addEventListener('change', () => {
    for (const box of shown()) box.checked = all.checked;
    tell();
  });
  table.addEventListener('change', tell);
  table.addEventListener('rows-shown', tell);
  tell();
}

for (const form of document.querySelectorAll('form[data-choose]')) choose(form);
for (const tools of document.querySelectorAll('[data-table]')) manage(tools);
