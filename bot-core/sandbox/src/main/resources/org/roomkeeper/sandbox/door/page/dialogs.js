// What is asked in a window of its own.
import { h, avatar, dialog, toast } from './dom.js';
import { t } from './texts.js';
import { look, act } from './world.js';
import { be, doing, go, me } from './app.js';

/** Asks for a line of text; gives it, or an empty text. */
export function askName(title, label, value = '') {
  return new Promise((resolve) => {
    const box = h('input', { type: 'text', value, 'aria-label': label });
    let answered = '';
    const close = dialog(title, t('close'),
      h('form', { class: 'ask', onsubmit: (event) => { event.preventDefault(); answered = box.value.trim(); close(); } },
        box, h('button', { type: 'submit' }, t('ok'))));
    document.getElementById('dialog').addEventListener('close', () => resolve(answered), { once: true });
    box.focus();
  });
}

/** Who to be: a member, a WeChat user, or a new one. */
export async function askPerson() {
  const list = h('div', { class: 'people' });
  const search = h('input', { type: 'search', placeholder: t('search'), 'aria-label': t('search') });
  const name = h('input', { type: 'text', placeholder: t('name'), 'aria-label': t('name') });
  const close = dialog(t('nobody'), t('close'),
    h('form', {
      class: 'ask',
      onsubmit: async (event) => {
        event.preventDefault();
        const made = await doing(() => act('customer/appear', { name: name.value.trim() || t('guest') }));
        if (made) { close(); be(made.customer); }
      },
    }, name, h('button', { type: 'submit' }, '+ ' + t('newGuest'))),
    search, list);
  const show = async () => {
    const { people } = await look('people?limit=80&like=' + encodeURIComponent(search.value));
    list.replaceChildren(...people.map((person) => h('button', {
      class: 'line',
      type: 'button',
      onclick: () => { close(); be(person.id); },
    }, avatar(person.id, person.name),
    h('span', { class: 'line-text' }, h('b', {}, person.name),
      h('small', {}, person.member ? [t('member'), person.position].filter(Boolean).join(' · ') : t('guest'))))));
  };
  search.addEventListener('input', show);
  await show();
}

/** Which code to scan, and as whom. */
export function askScan(codes, only) {
  const address = h('input', { type: 'text', placeholder: t('scanPaste'), 'aria-label': t('scanPaste') });
  const found = only ? codes.filter((code) => code.id === only) : codes;
  const body = found.map((code) => h('div', { class: 'code' },
    h('img', { src: `/_sandbox/code/${code.id}.svg`, alt: '' }),
    h('div', {},
      h('b', {}, t(code.kind === 'room' ? 'scanRoom' : 'scanContact')),
      h('small', {}, [code.title, ...(code.rooms || [])].filter(Boolean).join(' · ')),
      h('div', { class: 'code-buttons' },
        me() && !(me().member && code.kind === 'contact') && h('button', { type: 'button', onclick: () => scan(code, { customer: me().member ? undefined : me().id, userid: me().member ? me().id : undefined }) }, `${t('scanAs')} ${me().name}`),
        h('button', { type: 'button', class: 'second', onclick: () => scanNew(code) }, `${t('scanAs')} ${t('scanNew')}`)))));
  dialog(t('scan'), t('close'),
    !only && h('form', {
      class: 'ask',
      onsubmit: (event) => {
        event.preventDefault();
        const id = address.value.trim().replace(/\.(svg|png)$/, '').split('/').at(-1);
        if (codes.some((code) => code.id === id)) askScan(codes, id);
        else toast(t('unknownCode'), true);
      },
    }, address, h('button', { type: 'submit' }, t('ok'))),
    h('div', { class: 'codes' }, ...(body.length ? body : [h('p', {}, only ? t('unknownCode') : t('scanNone'))])));
}

async function scanNew(code) {
  const name = await askName(t('newGuest'), t('name'));
  if (name) scan(code, { name }, true);
}

async function scan(code, who, become) {
  const path = code.kind === 'room' ? 'customer/scan-joinway' : 'customer/add-contact';
  const result = await doing(() => act(path, { code: code.id, ...who }));
  if (!result) return;
  document.getElementById('dialog').close();
  if (become) await be(result.customer);
  if (code.kind === 'room') {
    const key = { ENTERED: 'scanned', ALREADY_IN: 'scannedIn', FULL: 'scannedFull' }[result.ending];
    toast(t(key), result.ending === 'FULL');
    if (result.chatId) go({ kind: 'room', id: result.chatId });
  } else {
    toast(t(result.member ? (result.added ? 'added' : 'addedBefore') : 'addedNone'), !result.member);
    if (result.member) go({ kind: 'contact', id: result.member });
  }
}

/** Which text of the library newcomers are to see. */
export async function askWelcome(chatId) {
  const { templates } = await look('library');
  const choose = (body) => { document.getElementById('dialog').close(); doing(() => act('owner/choose-welcome', { chatId, ...body })); };
  dialog(t('chooseWelcome'), t('close'),
    ...(templates.length ? [] : [h('p', {}, t('libraryEmpty'))]),
    h('div', { class: 'templates' }, ...templates.map((one) => h('button', {
      class: 'template',
      type: 'button',
      onclick: () => choose({ templateId: one.templateId }),
    }, one.text ? one.text.content : one.templateId))),
    h('div', { class: 'code-buttons' },
      h('button', { type: 'button', class: 'second', onclick: async () => { const text = await askName(t('ownText'), t('ownText')); if (text) choose({ text }); } }, t('ownText')),
      h('button', { type: 'button', class: 'second', onclick: () => choose({}) }, t('noneText'))));
}
