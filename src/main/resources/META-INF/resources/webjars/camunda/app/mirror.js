/*
 * Camunda's sheets are written for left to right. For right to left every rule of theirs gets its sides exchanged where the browser
 * keeps it; drawings stay as they are, because diagrams are drawn from left to right. Our own sheet has logical sides and needs none.
 */
const DRAWN = /djs|bjs|dmn|cmmn|tjs|bpmn|diagram|svg/;
const SIDES = { left: 'right', right: 'left' };
const TO_A_SIDE = ['float', 'clear', 'text-align'];
const PAIRS = ['left', 'margin-left', 'padding-left', 'border-left-width', 'border-left-style', 'border-left-color',
  'border-top-left-radius', 'border-bottom-left-radius'].map(left => [left, left.replace('left', 'right')]);

/** Mirrors the sheets that are there, and those that plugins bring later. */
export function mirror() {
  [...document.styleSheets].forEach(mirrorSheet);
  document.addEventListener('load', event => event.target.sheet && mirrorSheet(event.target.sheet), true);
}

function mirrorSheet(sheet) {
  if (!sheet.href?.includes('user-styles')) mirrorRules(sheet.cssRules);
}

function mirrorRules(rules) {
  for (const rule of rules) {
    if (rule.style && !DRAWN.test(rule.selectorText)) mirrorStyle(rule.style);
    if (rule.cssRules) mirrorRules(rule.cssRules);
  }
}

function mirrorStyle(style) {
  for (const name of TO_A_SIDE) {
    const side = SIDES[style.getPropertyValue(name)];
    if (side) style.setProperty(name, side, style.getPropertyPriority(name));
  }
  for (const [left, right] of PAIRS) exchange(style, left, right);
}

function exchange(style, left, right) {
  const [atLeft, atRight] = [left, right].map(name => [style.getPropertyValue(name), style.getPropertyPriority(name)]);
  if (atLeft[0] === atRight[0]) return;
  put(style, left, atRight);
  put(style, right, atLeft);
}

function put(style, name, [value, priority]) {
  if (value) style.setProperty(name, value, priority);
  else style.removeProperty(name);
}
