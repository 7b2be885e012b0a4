// How one message looks, whatever it holds.
import { h, linked, avatar, clockTime } from './dom.js';
import { t, getLanguage } from './texts.js';

function picture(id) {
  return h('img', { class: 'picture', src: '/_sandbox/picture/' + encodeURIComponent(id), alt: '' });
}

function linkCard(title, text, url, image) {
  return h('a', { class: 'link-card', href: url, target: '_blank', rel: 'noopener' },
    h('b', {}, title || url), text && h('span', {}, text),
    image && h('img', { src: image, alt: '' }));
}

function attachment(one) {
  const body = one[one.msgtype] || {};
  switch (one.msgtype) {
    case 'link': return linkCard(body.title, body.desc, body.url, body.picurl);
    case 'image': return body.pic_url ? h('img', { class: 'picture', src: body.pic_url, alt: '' }) : picture(body.media_id);
    default: return h('span', { class: 'file' }, '📎 ' + (body.title || one.msgtype));
  }
}

/** The parts of a message of a type with its body. */
export function content(type, body) {
  switch (type) {
    case 'text': return linked(body.content || '');
    case 'markdown': case 'markdown_v2': return linked(body.content || '');
    case 'image': return [body.media_id ? picture(body.media_id) : h('span', { class: 'file' }, '🖼')];
    case 'link': return [linkCard(body.title, body.description || body.desc, body.link_url || body.url, body.image_url)];
    case 'textcard': return [linkCard(body.title, body.description, body.url)];
    case 'news': case 'mpnews': return (body.articles || []).map((a) => linkCard(a.title, a.description, a.url, a.picurl));
    case 'file': return [h('span', { class: 'file' }, '📎 ' + (body.filename || 'file'))];
    case 'mixed': return (body.item || []).flatMap((item) => content(item.type, parsed(item.content)));
    case 'chatrecord': return [h('div', { class: 'record' }, h('b', {}, body.title || ''),
      ...(body.item || []).map((item) => h('div', {}, parsed(item.content).content || `[${item.type}]`)))];
    default: return [h('span', { class: 'file' }, `[${type}]`)];
  }
}

function parsed(text) {
  try { return JSON.parse(text); } catch { return { content: text }; }
}

/** Text and attachments, as greetings and group messages have them. */
export function greeting(body) {
  if (typeof body.content === 'string') return linked(body.content);
  const parts = body.text ? linked(body.text.content || '') : [];
  return [...parts, ...(body.attachments || []).map(attachment)];
}

export function bubble({ id, name, at, mine, parts, recalled, onRecall, robot }) {
  if (recalled) return h('div', { class: 'system' }, `${name} · ${t('recalled')}`);
  return h('div', { class: 'row' + (mine ? ' mine' : '') },
    avatar(id, name),
    h('div', { class: 'said' },
      h('div', { class: 'meta' }, h('span', { class: robot ? 'badge bot' : null }, name),
        h('time', {}, clockTime(at, getLanguage())),
        onRecall && h('button', { class: 'plain recall', type: 'button', onclick: onRecall }, t('recall'))),
      h('div', { class: 'bubble' }, ...parts)));
}

/** A card with buttons. */
export function card(item, press) {
  const { body, closed, pressed, recalled } = item.card;
  const title = body.main_title || {};
  const quote = body.quote_area || {};
  const buttons = body.button_list || [];
  return h('div', { class: 'card' + (closed || recalled ? ' closed' : '') },
    body.source && h('div', { class: 'card-source' }, body.source.desc || ''),
    h('div', { class: 'card-title' }, title.title || body.sub_title_text || ''),
    title.desc && h('div', { class: 'card-desc' }, title.desc),
    body.sub_title_text && title.title && h('div', { class: 'card-desc' }, ...linked(body.sub_title_text)),
    (quote.quote_text || quote.title) && h('blockquote', {}, quote.title && h('b', {}, quote.title), quote.quote_text || ''),
    (body.horizontal_content_list || []).length > 0 && h('dl', {},
      ...body.horizontal_content_list.flatMap((line) => [h('dt', {}, line.keyname), h('dd', {}, ...linked(line.value || line.url || ''))])),
    recalled ? h('div', { class: 'card-done' }, t('recalled'))
      : closed ? h('div', { class: 'card-done' }, '✓ ' + closed)
        : h('div', { class: 'card-buttons' }, ...buttons.map((button) => h('button', {
          type: 'button',
          class: `style${button.style || 1}` + (pressed === button.key ? ' pressed' : ''),
          onclick: () => (String(button.type) === '1' ? window.open(button.url, '_blank') : press(button.key)),
        }, button.text))));
}
