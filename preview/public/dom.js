/** Elements made from data: what comes from outside is only ever text. */

/**
 * @param {string} tag such as `p`, or with classes, such as `p.meta`.
 * @param {Record<string, unknown>} properties set on the element; `data` and `aria` are objects of attributes, `on` of listeners.
 * @param {...(Node | string | number | null | false)} children what is null or false is left out.
 */
export function el(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(' ');
  const { data = {}, aria = {}, on = {}, ...rest } = properties;
  for (const [key, value] of Object.entries(data)) element.setAttribute(`data-${key}`, value);
  for (const [key, value] of Object.entries(aria)) element.setAttribute(`aria-${key}`, value);
  for (const [type, listener] of Object.entries(on)) element.addEventListener(type, listener);
  Object.assign(element, rest);
  element.append(
    ...children
      .filter((child) => child !== null && child !== false && child !== undefined)
      .map((child) => (child instanceof Node ? child : `${child}`)),
  );
  return element;
}

/** HTML that the preview's server has made. */
export function fragment(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

export const count = (number, one, many = `${one}s`) =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;

/** Takes a button out of use while work is done, and gives the focus back to it. */
export async function busy(button, work) {
  button.disabled = true;
  button.setAttribute('aria-busy', 'true');
  try {
    return await work();
  } finally {
    button.disabled = false;
    button.removeAttribute('aria-busy');
    if (document.activeElement === document.body && button.isConnected) button.focus();
  }
}
