// What several pages share. Every page works without it.

/** Lists behind a filter box show what matches. */
for (const box of document.querySelectorAll('[data-filters]')) {
  const list = document.getElementById(box.dataset.filters);
  box.addEventListener('input', () => {
    const wanted = box.value.trim().toLocaleLowerCase();
    for (const folded of list.querySelectorAll(':scope > details')) folded.open = wanted !== '';
    for (const item of list.querySelectorAll(list.dataset.items ?? ':scope > *')) item.hidden = wanted !== '' && !item.textContent.toLocaleLowerCase().includes(wanted);
  });
}

/** A picker says what is picked. */
for (const picked of document.querySelectorAll('[data-picked-of]')) {
  const list = document.getElementById(picked.dataset.pickedOf);
  const tell = () => {
    picked.textContent = [...list.querySelectorAll('input:checked')].map((input) => input.parentElement.textContent.trim()).join(' · ');
  };
  list.addEventListener('change', tell);
  tell();
}

/** A question before what cannot be undone. */
for (const form of document.querySelectorAll('form[data-ask]')) {
  form.addEventListener('submit', (event) => {
    if (!window.confirm(form.dataset.ask)) event.preventDefault();
  });
}

/** A form is sent once. */
for (const form of document.querySelectorAll('form[method=post]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    if (!event.defaultPrevented) form.dataset.sent = 'yes';
  });
}
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

/** An open menu closes by the Escape key, and when the reader goes elsewhere. */
for (const menu of document.querySelectorAll('details.menu')) {
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
  for (const act of ['pointerdown', 'focusin']) {
    document.addEventListener(act, (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }
}
