/*
 * Camunda's apps in our dress: direction, sign, links to our pages; and in the reader's language what the apps have in English only,
 * the messages and calendars of forms, and the urgency that a number stands for.
 */
import { mirror } from './mirror.js';
import { reader, texts } from './words.js';

const FORM = '.fjs-container, .flatpickr-calendar';
const PRIORITY = '.cells-wrapper .priority';
const HEADER = '.sections-menu > ul';
const PROFILE = '.account .profile a';
const OWN_PAGE = '/me';
const START = /\/process-definition\/[^/]+\/submit-form$/;
const SEND = 'button[ng-click="startProcessInstance()"], button[ng-click="complete()"]';
const RECORDED = /"message":"Recorded as change (\d+)\./;
const REFERENCE = /^[A-Z]{3}-\d{4}-\d{6}$/;

const ENGLISH_DATES = {
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  weekdaysShort: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

const words = { ...reader.formWords, ...dates() };
const patterns = Object.entries(reader.formWords)
  .filter(([english]) => english.includes('{0}'))
  .map(([english, translated]) => [pattern(english), translated]);

let isRecorded = false;

if (document.documentElement.dir === 'rtl') mirror();
document.querySelector('link[rel=icon]').href = '/images/relay.svg';
new MutationObserver(dress).observe(document.body, { childList: true, characterData: true, subtree: true });

if (reader.started) nameWhatWasDone();

/** The app says that a process was started, and not which; and it takes what waits for a second operator for a failure. */
function nameWhatWasDone() {
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    if (method !== 'GET') this.addEventListener('load', () => announce(this, START.test(address)));
    return open.call(this, method, address, ...more);
  };
}

function announce(answer, starts) {
  if (starts && answer.status === 200) {
    const reference = JSON.parse(answer.responseText).businessKey;
    if (REFERENCE.test(reference)) notice(reader.started, reference, `${reference.startsWith('INT-') ? '/intelligence' : '/cases'}/${reference}`);
  }
  const change = answer.status === 409 && RECORDED.exec(answer.responseText)?.[1];
  if (!change) return;
  isRecorded = true;
  notice(reader.recorded, change, `/administration/changes#change-${change}`);
}

function notice(words, name, href) {
  document.querySelector('.relay-started')?.remove();
  const [before, after] = words.split('{0}');
  const notice = Object.assign(document.createElement('p'), { className: 'relay-started', role: 'status' });
  notice.append(before, Object.assign(document.createElement('a'), { href, textContent: name }), after);
  document.body.append(notice);
}

/** The app's own words of a failure, which comes after ours. */
function hideFailureOfRecorded() {
  const failure = isRecorded && document.querySelector('.notifications .alert-danger:not([hidden])');
  if (!failure) return;
  isRecorded = false;
  failure.hidden = true;
}

/** The app disables its button and does not say why: each field in the way is named beside it, and leads to the field. */
function nameFieldsInTheWay() {
  const button = [...document.querySelectorAll(SEND)].find(each => each.offsetParent);
  if (!button || !reader.toComplete) return;
  const wrong = [...document.querySelectorAll('.fjs-has-errors')].map(field => [field, labelOf(field)]);
  const said = wrong.map(([, label]) => label).join('\n');
  const before = document.querySelector('.relay-to-complete');
  if ((before?.dataset.said ?? '') === said) return;
  before?.remove();
  if (!wrong.length) return;
  const notice = Object.assign(document.createElement('p'), { className: 'relay-to-complete' });
  notice.dataset.said = said;
  notice.setAttribute('role', 'status');
  notice.append(reader.toComplete);
  for (const [field, label] of wrong) {
    const link = Object.assign(document.createElement('button'), { type: 'button', className: 'btn-link', textContent: label });
    link.addEventListener('click', () => field.querySelector('input, textarea, select, [tabindex]')?.focus());
    notice.append(' ', link);
  }
  button.parentElement.append(notice);
}

function labelOf(field) {
  return (field.querySelector('label')?.textContent ?? '').replace(/\*$/, '').trim();
}

function dates() {
  if (reader.language === 'en' || !texts.dateLocales) return {};
  return Object.fromEntries(Object.entries(ENGLISH_DATES)
    .flatMap(([list, names]) => names.map((name, at) => [name, texts.dateLocales[list][at]])));
}

function pattern(english) {
  return new RegExp(`^${english.split('{0}').map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+)')}$`);
}

function dress(changes) {
  link();
  openElsewhere();
  nameFieldsInTheWay();
  hideFailureOfRecorded();
  for (const change of changes) {
    if (change.type === 'characterData') say(change.target);
    else change.addedNodes.forEach(sayAll);
  }
}

/** The apps draw their header anew as they like. */
function link() {
  // An officer's profile is the own page; the app that it would lead to is closed to them.
  if ('/cases' in reader.links) document.querySelector(PROFILE)?.setAttribute('href', OWN_PAGE);
  const header = document.querySelector(HEADER);
  if (!header || header.querySelector('.relay-page')) return;
  for (const [address, text] of Object.entries(reader.links).reverse()) {
    const item = document.createElement('li');
    item.className = 'relay-page';
    item.append(Object.assign(document.createElement('a'), { href: address, textContent: text }));
    header.prepend(item);
  }
}

/** What is typed into a form stays when its links are followed. */
function openElsewhere() {
  document.querySelectorAll('.fjs-container a[href^="/"]:not([target=_blank])').forEach(link => Object.assign(link, { target: '_blank', rel: 'noopener' }));
}

function sayAll(node) {
  const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  if (node.nodeType === Node.TEXT_NODE) say(node);
  while (walk.nextNode()) say(walk.currentNode);
  if (node.nodeType === Node.ELEMENT_NODE)
    node.querySelectorAll('.fjs-container [placeholder]').forEach(field => (field.placeholder = translated(field.placeholder)));
}

function say(text) {
  const around = text.parentElement;
  const english = text.data.trim();
  if (!around || !english) return;
  const said = around.closest(PRIORITY) ? reader.priorities[english] : around.closest(FORM) && translated(english);
  if (said && said !== english) text.data = said;
}

function translated(english) {
  if (Object.hasOwn(words, english)) return words[english];
  for (const [form, words] of patterns) {
    const found = form.exec(english);
    if (found) return words.replace('{0}', found[1]);
  }
  return english;
}
