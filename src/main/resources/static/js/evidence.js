// Evidence of a case, or files of intelligence: the list with its hashes, and the upload with its progress. Who may not handle it has no panel.
const panel = document.getElementById('evidence-panel');
const { address } = panel.dataset;
const files = panel.querySelector('[data-files]');
const form = panel.querySelector('form');

const acts = JSON.parse(panel.dataset.acts);
const people = JSON.parse(panel.dataset.people); // names by login, of the reader's own organisation
const verdicts = JSON.parse(panel.dataset.scans);
const statuses = JSON.parse(panel.dataset.statuses);
// Days before months and the digits of the rest of the page, in English and Arabic too.
const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
const moments = new Intl.DateTimeFormat(`${language}-u-nu-latn`, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: panel.dataset.zone,
});

/** Who had the file in hand; asked for only when somebody opens it, because asking is itself on record. */
function custody(file) {
  const chain = document.createElement('details');
  const summary = chain.appendChild(document.createElement('summary'));
  summary.textContent = panel.dataset.custody;
  const links = chain.appendChild(document.createElement('ol'));
  links.className = 'custody';
  chain.addEventListener('toggle', async () => {
    if (!chain.open) return;
    const answer = await fetch(`${address}/${file.id}/custody`, { credentials: 'same-origin' });
    if (!answer.ok) {
      summary.textContent = panel.dataset.custodyFailed;
      return;
    }
    const { items } = await answer.json();
    summary.textContent = `${panel.dataset.custody} (${items.length})`;
    links.replaceChildren(
      ...items.map((link) => {
        const item = document.createElement('li');
        item.dir = 'auto';
        const act = item.appendChild(document.createElement('strong'));
        act.textContent = acts[link.act] ?? link.act;
        const parts = [moments.format(new Date(link.happenedAt)), `${people[link.actor] ?? link.actor} (${link.actorOrganisation})`, link.address, link.reason];
        for (const part of parts.filter(Boolean)) {
          item.append(' · ');
          item.appendChild(document.createElement('bdi')).textContent = part;
        }
        return item;
      }),
    );
  });
  return chain;
}

const token = () => document.querySelector('[name=_csrf]').value;

/** What the server says went wrong. */
const detail = (status, text) => {
  try {
    const answer = JSON.parse(text);
    const isInvisible = answer.violations?.some((violation) => violation.code === 'wrong.invisible');
    return isInvisible ? panel.dataset.invisible : (answer.detail ?? String(status));
  } catch {
    return String(status);
  }
};

/** A download whose reason stands in the chain of custody: it goes in a body, because addresses stay in logs and histories. */
function downloadWithReason(file) {
  const asked = document.createElement('details');
  asked.appendChild(document.createElement('summary')).textContent = panel.dataset.withReason;
  const form = asked.appendChild(document.createElement('form'));
  form.className = 'stack';
  const label = form.appendChild(document.createElement('label'));
  label.textContent = panel.dataset.reason;
  const reason = label.appendChild(document.createElement('textarea'));
  Object.assign(reason, { name: 'reason', required: true, maxLength: 2000, dir: 'auto' });
  const problem = form.appendChild(document.createElement('p'));
  problem.className = 'problem';
  problem.setAttribute('role', 'alert');
  problem.hidden = true;
  const button = form.appendChild(document.createElement('button'));
  button.className = 'action';
  button.textContent = panel.dataset.download;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await fetch(`${address}/${file.id}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': token() },
      body: JSON.stringify({ reason: reason.value }),
    });
    problem.hidden = answer.ok;
    if (!answer.ok) {
      problem.textContent = panel.dataset.refused.replace('…', detail(answer.status, await answer.text()));
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = file.fileName;
    link.click();
    URL.revokeObjectURL(link.href);
    form.reset();
    asked.open = false;
  });
  return asked;
}

/** What a scanner for malware said of the file. */
function scanned({ verdict, signature, scannedAt, signatures }) {
  const mark = document.createElement('p');
  mark.className = 'quiet small';
  mark.appendChild(document.createElement(verdict === 'INFECTED' ? 'strong' : 'span')).textContent = verdicts[verdict] ?? verdict;
  if (signature) {
    mark.append(': ');
    mark.appendChild(document.createElement('bdi')).textContent = signature;
  }
  for (const part of [scannedAt && moments.format(new Date(scannedAt)), signatures].filter(Boolean)) {
    mark.append(' · ');
    mark.appendChild(document.createElement('bdi')).textContent = part;
  }
  return mark;
}

function line(file) {
  const item = document.createElement('li');
  const isInfected = file.scan.verdict === 'INFECTED';
  const name = item.appendChild(document.createElement('p')).appendChild(document.createElement('a'));
  // An infected file has no address that downloads it: a page warns first.
  name.href = isInfected ? `${panel.dataset.page}/${file.id}` : `${address}/${file.id}`;
  name.textContent = file.fileName;
  name.dir = 'auto';
  const words = item.appendChild(document.createElement('p'));
  words.textContent = file.description ?? '';
  words.dir = 'auto';
  const hash = item.appendChild(document.createElement('p'));
  hash.className = 'quiet small';
  hash.dir = 'ltr';
  hash.textContent = `SHA-256 ${file.sha256} · ${file.size} B`;
  const came = item.appendChild(document.createElement('p'));
  came.className = 'quiet small';
  came.append(`${moments.format(new Date(file.receivedAt))} · `);
  came.appendChild(document.createElement('bdi')).textContent = people[file.receivedBy] ?? (file.receivedBy ? `${file.receivedBy} (${file.receivedOrganisation})` : file.receivedOrganisation);
  if (file.status) {
    const status = item.appendChild(document.createElement('p')).appendChild(document.createElement('span'));
    status.className = 'tag';
    status.textContent = statuses[file.status] ?? file.status;
  }
  item.append(scanned(file.scan));
  if (file.erasedAt) {
    const gone = item.appendChild(document.createElement('p'));
    gone.textContent = panel.dataset.erased.replace('…', moments.format(new Date(file.erasedAt)));
    name.removeAttribute('href');
  }
  if (isInfected && !file.erasedAt) {
    const warning = item.appendChild(document.createElement('p')).appendChild(document.createElement('a'));
    warning.href = name.href;
    warning.textContent = panel.dataset.openInfected;
  } else if (!file.erasedAt) item.append(downloadWithReason(file));
  item.append(custody(file));
  return item;
}

/** Only the answer to the latest question counts. */
let asked = 0;
async function list() {
  asked += 1;
  const mine = asked;
  const answer = await fetch(address, { credentials: 'same-origin' });
  const { items } = await answer.json();
  if (mine !== asked) return;
  panel.hidden = !answer.ok;
  if (!answer.ok) return;
  files.replaceChildren(...items.map(line));
  panel.querySelector('[data-none]').hidden = items.length > 0;
  panel.querySelector('[data-count]').textContent = items.length;
  // A warning is never folded away.
  if (items.some((file) => file.scan.verdict === 'INFECTED')) panel.querySelector('details').open = true;
  if (window.location.hash === '#evidence') panel.scrollIntoView();
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
    problem.textContent = panel.dataset.failed.replace('…', detail(upload.status, upload.responseText));
  };
  upload.open('POST', address);
  upload.setRequestHeader('X-CSRF-TOKEN', token());
  const sent = new FormData(form);
  // A box without a tick is not sent; the answer is no.
  if (!sent.has('consentToShare')) sent.set('consentToShare', 'false');
  upload.send(sent);
}

form?.addEventListener('submit', send);
list();
