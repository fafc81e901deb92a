// Files of a draft: dropped, pasted or chosen, several at once. Each is sent by itself, with its progress; the server computes the hash.
import { ensureDraft, tokenOf } from './request.js';

const LARGEST = 25 * 1024 * 1024; // bytes; the server refuses larger files
const panel = document.getElementById('drop');
const input = document.getElementById('drop-files');
const uploads = document.getElementById('uploads');
const form = document.getElementById('draft-form');
let queue = Promise.resolve();

function line(name) {
  const item = uploads.appendChild(document.createElement('li'));
  const title = item.appendChild(document.createElement('p'));
  title.dir = 'auto';
  title.className = 'file-name';
  title.textContent = name;
  const progress = item.appendChild(document.createElement('progress'));
  progress.max = 1;
  progress.value = 0;
  progress.setAttribute('aria-label', `${panel.dataset.uploading}: ${name}`);
  return {
    progress,
    done: () => item.remove(),
    fail(text) {
      progress.remove();
      const problem = item.appendChild(document.createElement('p'));
      problem.className = 'problem';
      problem.textContent = panel.dataset.failed.replace('…', text);
    },
  };
}

/** What the page of a refusal says. */
const reason = (upload) => {
  const page = new DOMParser().parseFromString(upload.responseText, 'text/html');
  return page.querySelector('main .lead')?.textContent ?? String(upload.status);
};

/** A description is saved when its field is left, as every other text of the request is. */
async function describe(fields) {
  const problem = fields.querySelector('.error');
  const isValid = [...fields.querySelectorAll('input')].every((input) => input.validity.valid);
  const answer = isValid ? await fetch(fields.action, { method: 'POST', body: new URLSearchParams(new FormData(fields)), credentials: 'same-origin' }).catch(() => null) : null;
  const page = answer && new DOMParser().parseFromString(await answer.text(), 'text/html');
  const isSaved = answer?.ok && page.getElementById('draft-form') && !page.querySelector('main > .problem:not([hidden])');
  problem.hidden = Boolean(isSaved);
  problem.textContent = isSaved ? '' : page?.querySelector('main > .problem:not([hidden])')?.textContent || fields.querySelector('input:invalid')?.validationMessage || form.dataset.failed;
}
const files = () => document.getElementById('draft-files');
let describing = Promise.resolve();
panel.closest('section').addEventListener('change', ({ target }) => {
  const fields = target.closest('form[data-describe]');
  if (fields) describing = describing.then(() => describe(fields));
});

/** What is being written stays: the new list is put around it. */
function showFiles(text) {
  const fresh = new DOMParser().parseFromString(text, 'text/html').getElementById('draft-files');
  const known = new Set([...files().querySelectorAll('form[data-describe]')].map((one) => one.getAttribute('action')));
  for (const item of [...fresh.children]) {
    if (known.has(item.querySelector('form[data-describe]').getAttribute('action'))) continue;
    const added = files().appendChild(document.importNode(item, true));
    added.querySelector('noscript').remove();
    added.querySelector('form[data-ask]').addEventListener('submit', (event) => {
      if (!window.confirm(event.target.dataset.ask)) event.preventDefault();
    });
  }
}

function send(file, name, row) {
  return new Promise((resolve) => {
    const body = new FormData();
    body.append('file', file, name);
    const upload = new XMLHttpRequest();
    upload.upload.onprogress = ({ loaded, total }) => {
      row.progress.value = loaded / total;
    };
    upload.onload = () => {
      const isStored = upload.status === 200 && upload.responseText.includes('draft-files');
      if (isStored) showFiles(upload.responseText);
      if (isStored) row.done();
      else row.fail(reason(upload));
      resolve();
    };
    upload.onerror = () => {
      row.fail(form.dataset.offline);
      resolve();
    };
    upload.open('POST', `${form.action}/evidence`);
    upload.setRequestHeader('X-CSRF-TOKEN', tokenOf());
    upload.send(body);
  });
}

function add(file, name) {
  const row = line(name);
  if (file.size > LARGEST) {
    row.fail(panel.dataset.tooLarge);
    return;
  }
  queue = queue.then(async () => {
    const draft = await ensureDraft();
    if (draft) await send(file, name, row);
    else row.fail(form.dataset.unsaved);
  });
}

/** A picture from the clipboard has no name of its own: the moment names it. */
const pictureName = (file) => `picture-${new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-')}.${file.type.split('/')[1]}`;

input.addEventListener('change', () => {
  for (const file of input.files) add(file, file.name);
  input.value = '';
});

document.addEventListener('paste', (event) => {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length === 0) return;
  event.preventDefault();
  for (const file of files) add(file, /^image\.\w+$/.test(file.name) ? pictureName(file) : file.name);
});

// A file that misses the frame must not replace the page.
for (const kind of ['dragover', 'drop']) document.addEventListener(kind, (event) => event.preventDefault());
const zone = panel.querySelector('.dropzone');
panel.addEventListener('dragover', () => zone.classList.add('over'));
panel.addEventListener('dragleave', () => zone.classList.remove('over'));
document.addEventListener('drop', (event) => {
  zone.classList.remove('over');
  for (const file of event.dataTransfer?.files ?? []) add(file, file.name);
});
