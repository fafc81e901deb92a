// Passkeys: the button of a form asks the browser for one, and sends what it answers by that form. Without this the forms stay hidden.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const withIds = (descriptors) => (descriptors ?? []).map((descriptor) => ({ type: 'public-key', id: bytes(descriptor.id) }));

/** What the relay asks for, as the browser wants it. */
function wanted(options) {
  const asked = { ...options, challenge: bytes(options.challenge) };
  delete asked.extensions;
  if (options.user) asked.user = { ...options.user, id: bytes(options.user.id) };
  if (options.user) asked.excludeCredentials = withIds(options.excludeCredentials);
  else asked.allowCredentials = withIds(options.allowCredentials);
  return { publicKey: asked };
}

/** What the browser answers, as the relay reads it. */
function written(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: text(response.clientDataJSON) };
  for (const part of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) if (response[part]) parts[part] = text(response[part]);
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response: parts, clientExtensionResults: {} });
}

async function options(form) {
  const answer = await fetch(form.dataset.options, {
    method: 'POST',
    headers: { 'X-CSRF-TOKEN': form.elements._csrf.value, Accept: 'application/json' },
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** What the browser calls what went wrong, and the sentence of the form for it: the person or the time stopped it, it is registered already, or this is another address. */
const TROUBLES = { NotAllowedError: 'cancelled', InvalidStateError: 'known', SecurityError: 'address' };

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const [button, problem] = [form.querySelector('button'), form.querySelector('[role=alert]')];
  const say = (error) => {
    problem.textContent = form.dataset[TROUBLES[error.name] ?? 'failed'];
    problem.hidden = false;
  };
  form.hidden = false;
  const ask = async () => {
    if (!form.reportValidity()) return;
    problem.hidden = true;
    button.disabled = true;
    try {
      const asked = wanted(await options(form));
      const answer = await (form.dataset.passkey === 'create' ? navigator.credentials.create(asked) : navigator.credentials.get(asked));
      form.elements.credential.value = written(answer);
      form.submit();
    } catch (error) {
      say(error);
      button.disabled = false;
    }
  };
  button.addEventListener('click', ask);
  // Enter in the field of the label asks too, and never sends the form without an answer.
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    delete form.dataset.sent;
    ask();
  });
}
