// Evidence of a case: the list with its hashes, and the upload with its progress. Who may not see it sees no panel.
const panel = document.getElementById('evidence-panel');
const address = `/api/support-requests/${panel.dataset.reference}/evidence`;
const files = panel.querySelector('[data-files]');
const form = panel.querySelector('form');

function line(file) {
  const item = document.createElement('li');
  const name = item.appendChild(document.createElement('p')).appendChild(document.createElement('a'));
  name.href = `${address}/${file.id}`;
  name.textContent = file.fileName;
  name.dir = 'auto';
  const words = item.appendChild(document.createElement('p'));
  words.textContent = file.description ?? '';
  words.dir = 'auto';
  const hash = item.appendChild(document.createElement('p'));
  hash.className = 'quiet small';
  hash.dir = 'ltr';
  hash.textContent = `SHA-256 ${file.sha256} · ${file.size} B`;
  return item;
}

async function list() {
  const answer = await fetch(address, { credentials: 'same-origin' });
  panel.hidden = !answer.ok;
  if (!answer.ok) return;
  const { items } = await answer.json();
  files.replaceChildren(...items.map(line));
  panel.querySelector('[data-none]').hidden = items.length > 0;
}

function send(event) {
  event.preventDefault();
  const progress = form.querySelector('progress');
  const problem = form.querySelector('.problem');
  const upload = new XMLHttpRequest();
  problem.hidden = true;
  progress.hidden = false;
  upload.upload.onprogress = ({ loaded, total }) => {
    progress.value = loaded / total;
  };
  upload.onload = () => {
    progress.hidden = true;
    if (upload.status === 201) {
      form.reset();
      list();
      return;
    }
    problem.hidden = false;
    let detail = String(upload.status);
    try {
      detail = JSON.parse(upload.responseText).detail ?? detail;
    } catch {
      // The status says enough.
    }
    problem.textContent = panel.dataset.failed.replace('…', detail);
  };
  upload.open('POST', address);
  upload.setRequestHeader('X-CSRF-TOKEN', document.querySelector('[name=_csrf]').value);
  upload.send(new FormData(form));
}

form?.addEventListener('submit', send);
list();
