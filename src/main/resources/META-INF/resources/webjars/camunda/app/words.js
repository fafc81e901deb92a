/*
 * The reader's language in Camunda's apps: the one chosen on the own page, else the browser's. The server says which, so that the
 * app, its forms and our pages agree. The apps read some words before their file of words has come and would show its keys;
 * so they find it where they look first, in the browser's storage.
 */
const ROOT = document.querySelector('base').getAttribute('app-root');
const APP = document.querySelector('base').getAttribute('app-name');
const RIGHT_TO_LEFT = ['ar'];

/** What the server says of the reader: language, links to our pages, words of forms. */
export const reader = await asked();

const language = reader.language;

/** All words of the app in the reader's language. */
export const texts = await complete(language);

// Labels of diagrams are broken into lines by the widths of their letters.
await document.fonts.load('12px "Noto Sans"', JSON.stringify(texts)).catch(() => {});
store(language, texts);
document.documentElement.lang = language;
document.documentElement.dir = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';

/** For the configuration of an app: one language, in which it then is. */
export const locales = { availableLocales: [language], fallbackLocale: language };

/** What the app is called in that language. */
export const name = texts.labels[`${APP.toUpperCase()}_APP`] ?? APP;

async function asked() {
  const answer = await fetch('/me/language');
  return answer.ok && !answer.redirected
    ? answer.json()
    : { language: 'en', links: {}, formWords: {}, priorities: {} };
}

/** English stands where a word of the machine room has no translation. */
async function complete(language) {
  const english = await words('en');
  if (language === 'en') return english;
  const translated = await words(language);
  return { ...english, ...translated, labels: { ...english.labels, ...translated.labels } };
}

async function words(language) {
  return (await fetch(`${ROOT}/app/${APP}/locales/${language}.json?bust=${window.bust}`)).json();
}

/** Under the key of the apps' own loader. */
function store(language, texts) {
  const kept = JSON.parse(window.localStorage.getItem('camunda-web') ?? '{}');
  kept[`${ROOT}/app/${APP}/locales/_locales_data_${language}_${window.bust}`] = JSON.stringify(texts);
  window.localStorage.setItem('camunda-web', JSON.stringify(kept));
}
