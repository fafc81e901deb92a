// The viewer writes a few style attributes as text, which our content security policy refuses; the same styles set by script are fine.
{
  const html = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  const setAttribute = Element.prototype.setAttribute;
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...html,
    set(text) {
      html.set.call(this, typeof text === 'string' ? text.replace(/(<[^>]*\s)style=/g, '$1data-quiet-style=') : text);
      for (const element of this.querySelectorAll('[data-quiet-style]')) {
        element.style.cssText = element.getAttribute('data-quiet-style');
        element.removeAttribute('data-quiet-style');
      }
    },
  });
  Element.prototype.setAttribute = function (name, value) {
    if (name === 'style') this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };
  const setAttributeNS = Element.prototype.setAttributeNS;
  Element.prototype.setAttributeNS = function (space, name, value) {
    if (name === 'style') this.style.cssText = value;
    else setAttributeNS.call(this, space, name, value);
  };
}
