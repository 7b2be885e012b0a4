// Small words for building the page. Text is always set as text, never as markup.
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const $ = (id) => document.getElementById(id);

const HUES = [204, 158, 262, 22, 338, 188, 46, 290, 100, 8];

export function avatar(id, name, small) {
  const hash = [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7);
  const letters = [...name.trim()];
  const first = letters.find((letter) => /\p{L}|\p{N}/u.test(letter)) || '·';
  return h('span', {
    class: 'avatar' + (small ? ' small' : ''),
    style: `--hue:${HUES[hash % HUES.length]}`,
    'aria-hidden': 'true',
  }, first.toUpperCase());
}

const LINK = /https?:\/\/[^\s<>"'，。；）」』]+/g;

/** A text with its addresses as links. */
export function linked(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(at, match.index));
    parts.push(h('a', { href: match[0], target: '_blank', rel: 'noopener' }, match[0]));
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return parts;
}

export function clockTime(millis, lang) {
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false,
  }).format(millis);
}

export function fullTime(millis, lang) {
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric', month: 'short', day: 'numeric', weekday: 'short',
    hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false,
  }).format(millis);
}

let toastTimer;
export function toast(text, bad) {
  const box = $('toast');
  box.textContent = text;
  box.className = 'toast shown' + (bad ? ' bad' : '');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { box.className = 'toast'; }, 3500);
}

/** Opens a dialog; gives a function that closes it. */
export function dialog(title, closeLabel, ...content) {
  const box = $('dialog');
  const close = () => box.close();
  box.replaceChildren(
    h('header', {}, h('h2', {}, title), h('button', { class: 'plain', type: 'button', onclick: close, 'aria-label': closeLabel }, '✕')),
    h('div', { class: 'body' }, ...content));
  if (!box.open) box.showModal();
  return close;
}
