// The page: who you are, where you look, and what you do there.
import { $, h, avatar, clockTime, fullTime, toast, dialog } from './dom.js';
import { t, getLanguage, setLanguage } from './texts.js';
import { look, act } from './world.js';
import { bubble, card, content, greeting } from './bubbles.js';
import { askName, askPerson, askScan, askWelcome } from './dialogs.js';

const state = {
  me: localStorage.getItem('me') || '',
  phone: null,
  world: null,
  clock: null,
  at: null, // {kind: 'room', id} | {kind: 'app'} | {kind: 'tasks'} | {kind: 'contact', id}
  room: null,
  details: false,
  drawn: '',
};

export async function doing(work, done) {
  try {
    const result = await work();
    if (done) toast(done);
    await refresh();
    return result;
  } catch (problem) {
    toast(problem.message, true);
    return null;
  }
}

export function be(person) {
  state.me = person;
  localStorage.setItem('me', person);
  state.phone = null;
  if (state.at && state.at.kind !== 'room') state.at = null;
  return refresh();
}

export const me = () => state.phone;

export function go(at) {
  state.at = at;
  state.room = null;
  state.details = false;
  state.drawn = '';
  return refresh();
}

async function refresh() {
  const [world, clock] = await Promise.all([look('world'), look('clock')]);
  state.world = world;
  state.clock = clock;
  if (state.me) {
    try {
      state.phone = await look('phone/' + encodeURIComponent(state.me));
    } catch {
      state.me = '';
      state.phone = null;
      localStorage.removeItem('me');
    }
  }
  if (state.at && state.at.kind === 'room') {
    try {
      state.room = await look('rooms/' + encodeURIComponent(state.at.id));
    } catch {
      state.at = null;
    }
  }
  draw();
}

function draw() {
  // Only what has changed is drawn again, or a half-written message would lose its cursor.
  if (!state.phone && state.at && state.at.kind !== 'room') state.at = null;
  const now = JSON.stringify([state.me, state.phone, state.world.rooms, state.world.codes, state.at,
    state.room, state.details, getLanguage(), state.clock.running]);
  $('app').className = 'app' + (state.at ? ' open' : '') + (state.details ? ' with-details' : '');
  drawClock();
  if (now === state.drawn) return;
  state.drawn = now;
  drawSide();
  drawMain();
  drawDetails();
}

// --- left ---

function drawSide() {
  const mine = state.phone ? state.phone.rooms : [];
  const ids = new Set(mine.map((room) => room.id));
  const others = state.world.rooms.filter((room) => !room.dismissed && !ids.has(room.id));
  const scroll = $('side').querySelector('.list')?.scrollTop || 0;
  $('side').replaceChildren(
    h('header', { class: 'brand' },
      h('img', { src: '/page/icon.svg', alt: '' }),
      h('div', {}, h('b', {}, t('title')), h('small', {}, t('subtitle'))),
      h('button', {
        class: 'plain lang',
        type: 'button',
        onclick: () => { setLanguage(getLanguage() === 'zh' ? 'en' : 'zh'); draw(); },
      }, getLanguage() === 'zh' ? 'EN' : '中文')),
    whoAmI(),
    h('div', { class: 'actions' },
      h('button', { type: 'button', onclick: () => askScan(state.world.codes) }, scanIcon(), t('scan')),
      state.phone && state.phone.member && h('button', { type: 'button', onclick: newRoom }, '+ ' + t('newRoom'))),
    h('div', { class: 'list' },
      ...conversations(),
      mine.length > 0 && h('h3', {}, t('mine')), ...mine.map(roomLine),
      others.length > 0 && h('h3', {}, t('others')), ...others.map(roomLine)),
    h('footer', { id: 'clock', class: 'clock' }));
  $('side').querySelector('.list').scrollTop = scroll;
  drawClock();
}

function scanIcon() {
  return h('img', { class: 'icon', src: '/page/scan.svg', alt: '' });
}

function whoAmI() {
  const person = state.phone;
  return h('button', { class: 'who', type: 'button', onclick: askPerson },
    avatar(person ? person.id : '?', person ? person.name : '?'),
    h('span', {},
      h('b', {}, person ? person.name : t('nobody')),
      h('small', {}, person ? (person.member ? t('member') + ' · ' + person.id : t('guest')) : t('you'))),
    h('span', { class: 'change' }, t('change')));
}

function conversations() {
  if (!state.phone) return [];
  const lines = [];
  const items = state.phone.items;
  if (state.phone.member) {
    const app = items.filter((item) => ['app', 'card', 'mine'].includes(item.kind));
    const open = app.filter((item) => item.card && !item.card.closed && !item.recalled && (item.card.body.button_list || []).length).length;
    lines.push(line({ kind: 'app' }, 'app', t('app'), lastWords(app), open));
    const waiting = state.phone.tasks.filter((task) => !task.done && !task.cancelled).length;
    if (state.phone.tasks.length) lines.push(line({ kind: 'tasks' }, 'tasks', t('tasks'), '', waiting));
  }
  for (const id of contacts()) {
    const theirs = items.filter((item) => ['welcome', 'chat', 'sent'].includes(item.kind) && item.from === id);
    const name = theirs.length ? theirs[0].name : id;
    lines.push(line({ kind: 'contact', id }, id, name, lastWords(theirs), 0));
  }
  return lines.length ? [h('h3', {}, t('messages')), ...lines] : [];
}

function contacts() {
  const ids = new Set(state.phone.followers);
  state.phone.items.filter((item) => ['welcome', 'chat', 'sent'].includes(item.kind)).forEach((item) => ids.add(item.from));
  return [...ids];
}

function lastWords(items) {
  const last = items.at(-1);
  if (!last) return '';
  if (last.card) return (last.card.body.main_title || {}).title || '';
  const body = last.content.text || last.content.markdown || last.content;
  return body.content || '';
}

function roomLine(room) {
  const full = room.size / room.cap;
  return line({ kind: 'room', id: room.id }, room.id, room.name,
    room.last || t(room.type === 'app' ? 'apptype' : room.type), 0,
    h('span', { class: 'fill' + (full > 0.9 ? ' high' : ''), style: `--full:${Math.min(1, full)}`, title: `${room.size} / ${room.cap}` }, String(room.size)));
}

function line(at, id, title, text, badge, extra) {
  const here = state.at && state.at.kind === at.kind && state.at.id === at.id;
  return h('button', { class: 'line' + (here ? ' here' : ''), type: 'button', onclick: () => go(at) },
    avatar(id, title),
    h('span', { class: 'line-text' }, h('b', {}, title), h('small', {}, text)),
    extra, badge > 0 && h('span', { class: 'count' }, String(badge)));
}

function drawClock() {
  const box = $('clock');
  if (!box || !state.clock) return;
  const running = state.clock.running;
  const move = (by) => () => doing(async () => {
    await act('clock/advance', { by });
    if (running) await act('clock/walk', {});
  });
  box.replaceChildren(
    h('div', { class: 'now' }, h('small', {}, t('clock') + (running ? ' · ' + t('running') : '')), h('b', {}, fullTime(state.clock.now, getLanguage()))),
    h('div', { class: 'moves' },
      h('button', { type: 'button', onclick: move(60_000) }, t('minute')),
      h('button', { type: 'button', onclick: move(3_600_000) }, t('hour')),
      h('button', { type: 'button', onclick: move(86_400_000) }, t('day')),
      h('button', { type: 'button', onclick: () => doing(() => act(running ? 'clock/stop' : 'clock/walk', {})) }, running ? t('stop') : t('walk'))));
}

async function newRoom() {
  const name = await askName(t('newRoom'), t('name'));
  if (!name) return;
  const made = await doing(() => act('owner/open-group', { owner: state.me, name }));
  if (made) go({ kind: 'room', id: made.chatId });
}

// --- middle ---

function drawMain() {
  const main = $('main');
  const old = main.querySelector('.stream');
  const atEnd = !old || old.scrollHeight - old.scrollTop - old.clientHeight < 80;
  const scroll = old ? old.scrollTop : 0;
  const writing = main.querySelector('textarea');
  const words = writing && main.dataset.at === JSON.stringify(state.at) ? writing.value : '';
  const focused = writing && document.activeElement === writing;
  main.dataset.at = JSON.stringify(state.at);
  if (!state.at) {
    main.replaceChildren(h('div', { class: 'blank' }, h('img', { src: '/page/icon.svg', alt: '' }), h('p', {}, t('pick'))));
    return;
  }
  const view = { room: roomView, app: appView, tasks: tasksView, contact: contactView }[state.at.kind]();
  main.replaceChildren(view.head, h('div', { class: 'stream' }, ...(view.stream.length ? view.stream : [h('div', { class: 'system' }, t('empty'))])), view.foot || '');
  const stream = main.querySelector('.stream');
  stream.scrollTop = atEnd ? stream.scrollHeight : scroll;
  const box = main.querySelector('textarea');
  if (box) {
    box.value = words;
    if (focused) box.focus();
  }
}

function head(title, small, details) {
  return h('header', { class: 'head' },
    h('button', { class: 'plain back', type: 'button', onclick: () => go(null), 'aria-label': t('back') }, '‹'),
    h('div', {}, h('h1', {}, title), h('small', {}, small)),
    details && h('button', {
      class: 'plain dots',
      type: 'button',
      onclick: () => { state.details = !state.details; draw(); },
      'aria-label': t('details'),
    }, '⋯'));
}

function composer(hint, send) {
  const box = h('textarea', { rows: '1', placeholder: hint, 'aria-label': hint });
  const submit = async () => {
    const text = box.value.trim();
    if (!text) return;
    box.value = '';
    await doing(() => send(text));
    $('main').querySelector('textarea')?.focus();
  };
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  return h('form', { class: 'composer', onsubmit: (event) => { event.preventDefault(); submit(); } },
    box, h('button', { type: 'submit' }, t('send')));
}

function roomView() {
  const room = state.room;
  if (!room) return { head: head('', ''), stream: [] };
  const inside = state.phone && room.people.some((one) => one.id === state.me);
  const robot = (id) => id.startsWith('wb');
  const stream = room.said.map((said) => {
    if (said.from === 'wecom') {
      return h('div', { class: 'system welcome' }, h('small', {}, t('wecom') + ' · ' + clockTime(said.at, getLanguage())), ...content(said.type, said.body));
    }
    const mine = said.from === state.me;
    return bubble({
      id: said.from,
      name: robot(said.from) ? t('bot') : said.name,
      robot: robot(said.from),
      at: said.at,
      mine,
      recalled: said.recalled,
      parts: content(said.type, said.body),
      onRecall: mine && (() => doing(() => act('member/recall', { room: room.id, person: state.me, msgid: said.msgid }))),
    });
  });
  return {
    head: head(room.name, `${t(room.type === 'app' ? 'apptype' : room.type)} · ${room.size} / ${room.cap}` + (room.archived ? ' · ' + t('archived') : ''), true),
    stream: room.notice ? [h('div', { class: 'pinned' }, '📌 ' + room.notice), ...stream] : stream,
    foot: inside
      ? composer(t('say'), (text) => act('member/say', { room: room.id, person: state.me, text }))
      : h('div', { class: 'watching' }, t('watching')),
  };
}

function appView() {
  const items = state.phone.items.filter((item) => ['app', 'card', 'mine'].includes(item.kind));
  const stream = items.map((item) => {
    if (item.kind === 'mine') {
      return bubble({ id: state.me, name: state.phone.name, at: item.at, mine: true, parts: greeting(item.content) });
    }
    const parts = item.card
      ? [card(item, (key) => doing(() => act('card/press', { userid: state.me, taskId: item.card.taskId, key })))]
      : content(item.content.msgtype, item.content[item.content.msgtype] || {});
    return bubble({ id: 'app', name: t('bot'), robot: true, at: item.at, recalled: item.recalled, parts });
  });
  return {
    head: head(t('app'), state.phone.name),
    stream,
    foot: composer(t('writeApp'), (text) => act('member/dm-app', { userid: state.me, text })),
  };
}

function tasksView() {
  const stream = state.phone.tasks.map((task) => {
    const many = task.targets.length;
    return h('div', { class: 'row' }, avatar('tasks', t('wecom')),
      h('div', { class: 'said' }, h('div', { class: 'meta' }, t('wecom'), h('time', {}, clockTime(task.createdAt, getLanguage()))),
        h('div', { class: 'card' + (task.done || task.cancelled ? ' closed' : '') },
          h('div', { class: 'card-title' }, t(task.chatType === 'group' ? 'toRooms' : 'toPeople', many)),
          h('div', { class: 'task-text' }, ...greeting(task.content)),
          task.done ? h('div', { class: 'card-done' }, '✓ ' + t('confirmed'))
            : task.cancelled ? h('div', { class: 'card-done' }, t('cancelled'))
              : h('div', { class: 'card-buttons' }, h('button', {
                type: 'button',
                class: 'style1',
                onclick: () => doing(() => act('owner/confirm-groupmsg', { userid: state.me, msgid: task.msgid }), t('confirmed')),
              }, t('confirm'))))));
  });
  return { head: head(t('tasks'), state.phone.name), stream };
}

function contactView() {
  const id = state.at.id;
  const theirs = state.phone.items.filter((item) => ['welcome', 'chat', 'sent'].includes(item.kind) && item.from === id);
  const name = theirs.length ? theirs[0].name : id;
  const send = (text) => (state.phone.member
    ? act('member/chat', { userid: state.me, customer: id, text })
    : act('customer/chat', { customer: state.me, userid: id, text }));
  return {
    head: head(name, t('contactOf')),
    stream: theirs.map((item) => (item.kind === 'sent'
      ? bubble({ id: state.me, name: state.phone.name, at: item.at, mine: true, parts: greeting(item.content) })
      : bubble({ id: item.from, name: item.name, at: item.at, parts: greeting(item.content) }))),
    foot: composer(t('say'), send),
  };
}

// --- right ---

const SHOWN = 120;

function drawDetails() {
  const room = state.at && state.at.kind === 'room' ? state.room : null;
  if (!room) {
    $('details').replaceChildren();
    return;
  }
  const owns = state.me === room.owner && room.type === 'customer';
  const inside = state.phone && room.people.some((one) => one.id === state.me);
  const fact = (name, value) => h('div', { class: 'fact' }, h('small', {}, name), h('div', {}, value));
  const ask = (path, key, title) => async () => {
    const value = await askName(title, title, key === 'name' ? room.name : room.notice);
    if (value) doing(() => act(path, { chatId: room.id, [key]: value }));
  };
  $('details').replaceChildren(
    h('header', { class: 'head' }, h('div', {}, h('h1', {}, t('details'))),
      h('button', { class: 'plain', type: 'button', onclick: () => { state.details = false; draw(); }, 'aria-label': t('close') }, '✕')),
    h('div', { class: 'detail-body' },
      fact(t('owner'), room.ownerName),
      room.type === 'customer' && fact(t('notice'), room.notice || t('noNotice')),
      room.type === 'customer' && fact(t('welcome'), room.welcome ? '✓' : t('noWelcome')),
      h('div', { class: 'menu' },
        owns && h('button', { type: 'button', onclick: ask('owner/rename', 'name', t('rename')) }, t('rename')),
        owns && h('button', { type: 'button', onclick: ask('owner/notice', 'notice', t('editNotice')) }, t('editNotice')),
        owns && h('button', { type: 'button', onclick: () => askWelcome(room.id) }, t('chooseWelcome')),
        owns && h('button', { type: 'button', class: 'danger', onclick: () => confirm(t('sure')) && doing(() => act('owner/dismiss', { chatId: room.id })) }, t('dismiss')),
        inside && !owns && ['customer', 'app'].includes(room.type) && h('button', { type: 'button', class: 'danger', onclick: () => doing(() => act('member/leave', { room: room.id, person: state.me })) }, t('leave'))),
      h('h3', {}, `${t('people')} · ${room.size}`),
      ...room.people.slice(0, SHOWN).map((one) => h('div', { class: 'person' }, avatar(one.id, one.name, true),
        h('span', {}, one.name, one.id === room.owner && h('span', { class: 'badge' }, t('owner')),
          one.member && one.id !== room.owner && h('span', { class: 'badge soft' }, t('member')),
          one.scene === 3 && h('small', {}, t('byCode'))),
        owns && one.id !== room.owner && h('button', {
          class: 'plain kick',
          type: 'button',
          onclick: () => doing(() => act('owner/kick', { chatId: room.id, person: one.id })),
        }, t('kick')))),
      room.people.length > SHOWN && h('div', { class: 'system' }, t('more', room.people.length - SHOWN))));
}

// --- go ---

// An address may say who to be, where to look and in which language: /?me=owner&room=wr…&lang=en
const asked = new URLSearchParams(location.search);
setLanguage(asked.get('lang') === 'zh' || asked.get('lang') === 'en' ? asked.get('lang') : getLanguage());
if (asked.get('me')) state.me = asked.get('me');
if (asked.get('room')) state.at = { kind: 'room', id: asked.get('room') };
if (asked.get('contact')) state.at = { kind: 'contact', id: asked.get('contact') };
if (asked.get('at') === 'app' || asked.get('at') === 'tasks') state.at = { kind: asked.get('at') };
state.details = asked.has('details');
await refresh();
const scanned = location.pathname.match(/^\/scan\/([0-9A-Za-z]+)$/);
if (scanned) askScan(state.world.codes, scanned[1]);
else if (!state.me) askPerson();
setInterval(() => { if (!document.hidden) refresh().catch(() => {}); }, 1500);
