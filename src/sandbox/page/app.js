// The page of phones. It shows the state that the sandbox tells and sends acts; text is only ever set as text.
'use strict';

const WORDS = {
  id: {
    title: 'ruang coba', promise: 'Semua di sini rekaan, dan tidak ada yang keluar dari komputer ini.', clock: 'Jam dunia coba', frozen: 'jam berhenti',
    minute1: '+1 mnt', minute10: '+10 mnt', hour: '+1 jam', day: '+1 hari', language: 'Bahasa halaman', newPhone: 'Ponsel baru', calls: 'Panggilan bot',
    polls: 'tampilkan getUpdates', close: 'Tutup', offline: 'Ruang coba tidak menjawab. Mencoba lagi…', phones: 'Ponsel', faults: 'Gangguan buatan',
    faultMethod: 'Panggilan', faultKind: 'Yang terjadi', arm: 'Pasang', clearFaults: 'Bersihkan', release: 'Lepaskan', anyMethod: 'yang berikutnya',
    armed: 'Gangguan menunggu panggilannya.', calm: 'Tidak ada gangguan.', held: 'panggilan ditahan', name: 'Nama (rekaan)', phoneLanguage: 'Bahasa ponsel',
    role: 'Warna dan label', roleHint: 'Label hanya untuk halaman ini. Bagi bot, setiap ponsel baru adalah orang yang belum dikenal.', cancel: 'Batal', add: 'Tambah',
    reporter: 'pelapor', counsellor: 'konselor', supervisor: 'supervisor', other: 'ponsel', lock: 'Layar kunci', noNotice: 'Tidak ada pemberitahuan',
    silent: 'tanpa suara', loud: 'dengan suara', bot: 'bot', log: 'Percakapan', input: 'Tulis pesan', send: 'Kirim', attach: 'Lampirkan', more: 'Pilihan',
    sticker: 'Stiker', photo: 'Foto', voice: 'Pesan suara', location: 'Lokasi', contact: 'Kontak', document: 'Dokumen', video: 'Video', file: 'Berkas dari komputer ini…', commands: 'Perintah', links: 'Buka tautan',
    begin: 'MULAI', restart: 'MULAI LAGI', blocked: 'Bot diblokir', block: 'Blokir bot', unblock: 'Buka blokir', clear: 'Hapus riwayat di ponsel ini',
    edit: 'Ubah', remove: 'Hapus di ponsel ini', reply: 'Balas', editing: 'Mengubah: ', replying: 'Membalas: ', edited: 'diubah', protected: 'tidak dapat diteruskan atau disimpan',
    noOpen: 'Di ruang coba tautan tidak dibuka:', copied: 'Disalin:', ok: 'Mengerti', start: 'Buka percakapan', gone: 'akun dihapus', earlier: 'pesan sebelumnya tidak ditampilkan',
    waiting: 'menunggu', executed: 'terlaksana', notExecuted: 'tidak terlaksana', today: 'hari ini', empty: 'Belum ada pesan.', me: 'Saya',
    k_status429: '429: terlalu banyak', k_status500: '500: galat server', k_reset_before: 'putus sebelum dilaksanakan', k_reset_after: 'putus setelah dilaksanakan',
    k_cut_off: 'jawaban terpotong', k_delay: 'terlambat 5 detik', k_hold_before: 'ditahan sebelum dilaksanakan', k_hold_after: 'ditahan setelah dilaksanakan', k_garbage: 'jawaban ngawur',
  },
  en: {
    title: 'sandbox', promise: 'Everything here is invented, and nothing leaves this machine.', clock: 'Clock of the sandbox', frozen: 'clock stands still',
    minute1: '+1 min', minute10: '+10 min', hour: '+1 h', day: '+1 day', language: 'Language of the page', newPhone: 'New phone', calls: 'Calls of the bot',
    polls: 'show getUpdates', close: 'Close', offline: 'The sandbox does not answer. Trying again…', phones: 'Phones', faults: 'Faults on demand',
    faultMethod: 'Call', faultKind: 'What happens', arm: 'Set', clearFaults: 'Clear', release: 'Release', anyMethod: 'the next one',
    armed: 'A fault waits for its call.', calm: 'No fault is set.', held: 'calls are held', name: 'Name (invented)', phoneLanguage: 'Language of the phone',
    role: 'Colour and label', roleHint: 'The label is for this page only. To the bot every new phone is somebody unknown.', cancel: 'Cancel', add: 'Add',
    reporter: 'reporter', counsellor: 'counsellor', supervisor: 'supervisor', other: 'phone', lock: 'Lock screen', noNotice: 'No notification',
    silent: 'silent', loud: 'with sound', bot: 'bot', log: 'Conversation', input: 'Write a message', send: 'Send', attach: 'Attach', more: 'Options',
    sticker: 'Sticker', photo: 'Photo', voice: 'Voice message', location: 'Location', contact: 'Contact', document: 'Document', video: 'Video', file: 'A file of this computer…', commands: 'Commands', links: 'Open a link',
    begin: 'START', restart: 'RESTART', blocked: 'The bot is blocked', block: 'Block the bot', unblock: 'Unblock the bot', clear: 'Clear the history on this phone',
    edit: 'Edit', remove: 'Delete on this phone', reply: 'Reply', editing: 'Editing: ', replying: 'Replying to: ', edited: 'edited', protected: 'cannot be forwarded or saved',
    noOpen: 'In the sandbox links are not opened:', copied: 'Copied:', ok: 'OK', start: 'Open the chat', gone: 'account deleted', earlier: 'earlier messages are not shown',
    waiting: 'waiting', executed: 'executed', notExecuted: 'not executed', today: 'today', empty: 'No messages yet.', me: 'Me',
    k_status429: '429: too many', k_status500: '500: server error', k_reset_before: 'reset before it is executed', k_reset_after: 'reset after it is executed',
    k_cut_off: 'answer cut off', k_delay: '5 seconds late', k_hold_before: 'held before it is executed', k_hold_after: 'held after it is executed', k_garbage: 'nonsense answer',
  },
};
const FAULTS = {
  status429: { status: { code: 429, description: 'Too Many Requests: retry after 5', retry_after: 5 } }, status500: { status: { code: 500, description: 'Internal Server Error' } },
  reset_before: 'reset_before', reset_after: 'reset_after', cut_off: 'cut_off', delay: { delay: 5000 }, hold_before: 'hold_before', hold_after: 'hold_after', garbage: 'garbage',
};
const FAULT_METHODS = ['', 'sendMessage', 'editMessageText', 'deleteMessages', 'answerCallbackQuery', 'getUpdates'];

const byId = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search).get('lang');
let lang = WORDS[asked] ? asked : 'id';
let state = null;
const phones = new Map();
const word = (key) => WORDS[lang][key] ?? key;

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null && child !== false));
  return node;
}

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

const button = (attributes, ...children) => el('button', { type: 'button', ...attributes }, ...children);

async function post(path, body, type) {
  try {
    const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': type }, body });
    return await answer.json();
  } catch {
    return { ok: false, error: word('offline') };
  }
}

const act = (deed) => post('/sandbox/act', JSON.stringify(deed), 'application/json');

const clockText = (ms) => new Date(ms).toLocaleTimeString(lang === 'id' ? 'id-ID' : 'en-GB', { hour: '2-digit', minute: '2-digit' });
const dateText = (ms) => new Date(ms).toLocaleDateString(lang === 'id' ? 'id-ID' : 'en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

// --- Text with its entities -----------------------------------------------------------------------------------------

const CLASSES = { blockquote: 'quote', expandable_blockquote: 'quote', text_link: 'link', url: 'link', bot_command: 'link', phone_number: 'link', mention: 'link', email: 'link' };
const LINKS = /https?:\/\/[^\s<>]+[^\s<>.,;:!?)]|\+?\d[\d\s().-]{5,}\d/g;

function startPayload(url) {
  const match = /^(?:https?:\/\/)?t\.me\/([A-Za-z0-9_]+)\?start=([A-Za-z0-9_-]{1,64})$/i.exec(url ?? '');
  return match && match[1].toLowerCase() === state.bot.toLowerCase() ? match[2] : null;
}

function words(phone, message) {
  const paragraph = el('p', { class: 'words' });
  const { text, entities } = message;
  const edges = new Set([0, text.length]);
  for (const entity of entities) edges.add(entity.offset).add(entity.offset + entity.length);
  const cuts = [...edges].filter((at) => at <= text.length).sort((a, b) => a - b);
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const piece = text.slice(cuts[i], cuts[i + 1]);
    const over = entities.filter((entity) => entity.offset <= cuts[i] && cuts[i + 1] <= entity.offset + entity.length);
    const classes = over.map((entity) => CLASSES[entity.type] ?? entity.type).join(' ');
    const link = over.find((entity) => ['text_link', 'url', 'bot_command'].includes(entity.type));
    if (link?.type === 'bot_command') paragraph.append(button({ class: classes, onclick: () => phone.say(piece) }, piece));
    else if (link) paragraph.append(button({ class: classes, onclick: () => phone.open(link.url ?? piece) }, piece));
    else if (classes) paragraph.append(el('span', { class: classes }, piece));
    else plain(paragraph, piece);
  }
  return paragraph;
}

// What Telegram would underline by itself, as a plain visual.
function plain(into, piece) {
  let from = 0;
  for (const match of piece.matchAll(LINKS)) {
    into.append(piece.slice(from, match.index), el('span', { class: 'link' }, match[0]));
    from = match.index + match[0].length;
  }
  into.append(piece.slice(from));
}

// --- A phone --------------------------------------------------------------------------------------------------------

class Phone {
  constructor(person) {
    this.id = person.id;
    this.shown = new Map();
    this.alertsSeen = person.alerts.at(-1)?.seq ?? -1;
    this.mode = null;
    this.unread = 0;
    this.build();
  }

  build() {
    this.name = el('h2', { id: `name-${this.id}` });
    this.role = el('p', { class: 'role' });
    this.moreButton = button({ class: 'bare', 'data-testid': 'more', 'aria-expanded': 'false', onclick: () => this.toggle('owner') }, icon('more'));
    this.lock = el('div', { class: 'lock', 'data-testid': 'lock-screen' });
    this.botName = el('b');
    this.botNote = el('small');
    this.avatar = el('span', { class: 'avatar', 'aria-hidden': 'true' });
    this.log = el('ol', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions text', tabindex: '0' });
    this.modeLine = el('div', { class: 'mode', hidden: true });
    this.attachButton = button({ class: 'bare', 'data-testid': 'attach', 'aria-expanded': 'false', onclick: () => this.toggle('attach') }, icon('clip'));
    this.input = el('textarea', { rows: '1', 'data-testid': 'input', autocomplete: 'off', onkeydown: (event) => this.typed(event) });
    this.sendButton = button({ class: 'bare send', 'data-testid': 'send', onclick: () => this.submit() }, icon('send'));
    this.compose = el('div', { class: 'compose' }, this.attachButton, this.input, this.sendButton);
    this.beginButton = button({ class: 'begin', 'data-testid': 'start', onclick: () => this.say('/start') });
    this.board = el('div', { class: 'board', 'data-testid': 'keyboard' });
    this.file = el('input', { type: 'file', hidden: true, onchange: () => this.sendChosen() });
    this.menu = el('div', { class: 'menu', hidden: true, onkeydown: (event) => this.menuKey(event) });
    this.toast = el('div', { class: 'toast', role: 'status', 'data-testid': 'toast', hidden: true });
    this.root = el('section', { class: 'phone', 'data-testid': `phone-${this.id}`, 'aria-labelledby': `name-${this.id}` },
      el('div', { class: 'owner' }, el('div', { class: 'who' }, this.name, this.role), this.moreButton),
      this.lock,
      el('div', { class: 'bot' }, this.avatar, el('div', {}, this.botName, this.botNote)),
      this.log,
      el('div', { class: 'foot' }, this.modeLine, this.compose, this.beginButton, this.board, this.file),
      this.menu, this.toast);
    this.tab = button({ class: 'tab', onclick: () => this.root.scrollIntoView({ inline: 'center', block: 'nearest' }) });
    this.pinned = true;
    this.log.addEventListener('scroll', () => { this.pinned = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 48; });
    new ResizeObserver(() => { if (this.pinned) this.toEnd(); }).observe(this.log);
  }

  toEnd() { this.log.scrollTop = this.log.scrollHeight; }

  label(node, key) { node.setAttribute('aria-label', word(key)); node.title = word(key); }

  show(person) {
    this.person = person;
    const role = person.role ?? 'other';
    this.root.dataset.role = role;
    this.tab.dataset.role = role;
    this.name.textContent = person.name;
    this.role.textContent = [word(role), person.language, person.deactivated ? word('gone') : ''].filter(Boolean).join(' · ');
    this.botName.textContent = person.bot_name;
    this.botNote.textContent = person.blocked ? word('blocked') : word('bot');
    this.avatar.textContent = person.bot_name.slice(0, 1).toUpperCase();
    this.label(this.moreButton, 'more');
    this.label(this.attachButton, 'attach');
    this.label(this.sendButton, 'send');
    this.input.placeholder = word('input');
    this.input.setAttribute('aria-label', `${word('input')} (${person.name})`);
    this.log.setAttribute('aria-label', `${word('log')}: ${person.name}`);
    this.beginButton.textContent = word(person.blocked ? 'restart' : 'begin');
    this.beginButton.hidden = person.started && !person.blocked;
    this.compose.hidden = person.blocked;
    this.showLock(person);
    this.showMessages(person);
    this.showBoard(person);
    this.showAlerts(person);
    this.showTab(person);
  }

  showTab(person) {
    const unread = this.unread > 0 ? el('span', { class: 'unread' }, String(this.unread)) : null;
    const content = JSON.stringify([person.name, this.unread]);
    if (this.tabContent === content) return;
    this.tabContent = content;
    this.tab.replaceChildren(person.name, ...(unread ? [unread] : []));
  }

  showLock(person) {
    const notice = person.notification;
    const content = JSON.stringify([lang, notice, person.bot_name]);
    if (this.lockContent === content) return;
    this.lockContent = content;
    this.lock.setAttribute('aria-label', word('lock'));
    if (!notice) {
      this.lock.replaceChildren(icon('bell'), el('span', { class: 'text' }, `${word('lock')}: ${word('noNotice')}`));
      return;
    }
    const when = el('span', { class: 'when' }, ` · ${clockText(notice.at)} · ${word(notice.silent ? 'silent' : 'loud')}`);
    this.lock.replaceChildren(icon(notice.silent ? 'mute' : 'bell'),
      el('div', { class: 'line' }, el('b', {}, person.bot_name, when), el('span', { class: 'text' }, notice.text.replaceAll('\n', ' '))));
  }

  showMessages(person) {
    const held = this.log.contains(document.activeElement) ? document.activeElement.closest('li') : null;
    const heldAt = held ? [...held.querySelectorAll('.key')].indexOf(document.activeElement) : -1;
    const first = this.shown.size === 0;
    const present = new Set(person.messages.map((message) => message.id));
    let lost = false;
    for (const [id, item] of this.shown) {
      if (present.has(id)) continue;
      lost ||= item.node === held;
      item.node.remove();
      this.shown.delete(id);
    }
    this.showEdges(person);
    for (const message of person.messages) {
      const content = JSON.stringify([lang, message, message.id === this.actsOn]);
      const known = this.shown.get(message.id);
      if (known?.content === content) continue;
      const node = known?.node ?? el('li', { 'data-testid': 'message', 'data-id': message.id, 'data-from': message.mine ? 'me' : 'bot' });
      node.className = 'message';
      if (message.buttons.length > 0) node.classList.add('keyed');
      if (!known && !first) {
        node.classList.add('fresh');
        if (!message.mine && !this.visible()) this.unread += 1;
      }
      node.replaceChildren(...this.bubble(person, message));
      if (!known) this.log.append(node);
      this.shown.set(message.id, { node, content });
    }
    if (this.pinned) this.toEnd();
    if (held && (lost || !held.contains(document.activeElement))) this.refocus(lost ? null : held, heldAt);
  }

  // Above the messages: what the bot says of itself, or that there was more.
  showEdges(person) {
    const text = person.messages.length === 0 ? person.about || word('empty') : person.earlier > 0 ? `${person.earlier} ${word('earlier')}` : '';
    this.edge?.remove();
    this.edge = text ? el('li', { class: 'about' }, text) : null;
    if (this.edge) this.log.prepend(this.edge);
  }

  // A press may take its own button away: the keyboard's place is then the same key of the message, or the newest one.
  refocus(held, at) {
    const from = held ?? this.log.lastElementChild;
    const keys = [...(from?.querySelectorAll(at < 0 ? 'button' : '.key') ?? [])];
    (keys[Math.max(0, Math.min(at, keys.length - 1))] ?? (this.compose.hidden ? this.beginButton : this.input)).focus({ preventScroll: true });
  }

  visible() {
    if (getComputedStyle(byId('tabs')).display === 'none') return true;
    return this.tab.getAttribute('aria-current') === 'true';
  }

  bubble(person, message) {
    const replied = message.reply_to && person.messages.find((other) => other.id === message.reply_to);
    const acts = this.actsOn === message.id;
    const more = button({ 'data-testid': 'message-more', 'aria-label': word('more'), 'aria-expanded': String(acts), onclick: () => this.showActs(acts ? null : message.id) }, icon('more'));
    const shield = message.protected && el('span', { title: word('protected'), 'data-testid': 'protected' }, icon('shield'), el('span', { class: 'visually-hidden' }, word('protected')));
    const bubble = el('div', { class: 'bubble' },
      replied && el('p', { class: 'replied' }, replied.text || `(${replied.kind})`),
      message.kind !== 'text' && el('p', {}, el('span', { class: 'kind' }, WORDS[lang][message.kind] ?? message.kind)),
      message.text && words(this, message),
      el('p', { class: 'meta' }, shield, message.silent && icon('mute'), message.edited && el('span', {}, word('edited')), el('time', {}, clockText(message.date)), more));
    const parts = [bubble];
    if (acts) parts.push(this.acts(message));
    if (message.buttons.length > 0) {
      parts.push(el('div', { class: 'keys' }, ...message.buttons.map((row, r) => el('div', { class: 'keyrow' }, ...row.map((key, c) => this.key(message, key, r, c))))));
    }
    return parts;
  }

  key(message, key, row, column) {
    const mark = key.url ? icon('out') : key.copy ? icon('copy') : null;
    return button({ class: 'key', 'data-testid': 'key', onclick: () => this.press(message, key, row, column) }, key.text, mark);
  }

  async press(message, key, row, column) {
    if (key.url) return this.open(key.url);
    if (key.copy) return this.tell(`${word('copied')} ${key.copy}`);
    const answer = await act({ act: 'press', person: this.id, message_id: message.id, row, column });
    if (!answer.ok) this.tell(answer.error);
  }

  open(url) {
    const payload = startPayload(url);
    if (payload) this.say(`/start ${payload}`);
    else this.tell(`${word('noOpen')}\n${url}`);
  }

  async say(text, more = {}) {
    const answer = await act({ act: 'send_text', person: this.id, text, ...more });
    if (!answer.ok) this.tell(answer.error);
    this.pinned = true;
    this.toEnd();
  }

  // --- What one can do with a message -------------------------------------------------------------------------------

  showActs(id) {
    this.actsOn = id;
    this.showMessages(this.person);
  }

  acts(message) {
    const remove = button({ onclick: () => act({ act: 'delete_for_self', person: this.id, message_id: message.id }) }, word('remove'));
    const [kind, key] = message.mine ? ['edit', 'edit'] : ['reply', 'reply'];
    const first = (!message.mine || message.kind === 'text') && button({ 'data-testid': kind, onclick: () => this.setMode(kind, message) }, word(key));
    return el('div', { class: 'acts' }, first, remove);
  }

  setMode(kind, message) {
    this.mode = kind ? { kind, message } : null;
    this.actsOn = null;
    this.modeLine.hidden = !this.mode;
    if (kind === 'edit') this.input.value = message.text;
    if (this.mode) {
      this.modeLine.replaceChildren(el('span', {}, word(kind === 'edit' ? 'editing' : 'replying') + (message.text || message.kind)),
        button({ class: 'bare', 'aria-label': word('cancel'), onclick: () => { this.input.value = ''; this.setMode(null); } }, icon('close')));
    }
    this.showMessages(this.person);
    this.input.focus();
  }

  typed(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === 'Escape' && this.mode) {
      this.input.value = '';
      this.setMode(null);
    }
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const { mode } = this;
    this.input.value = '';
    this.input.focus();
    if (mode) this.setMode(null);
    if (mode?.kind === 'edit') await act({ act: 'edit_text', person: this.id, message_id: mode.message.id, text });
    else await this.say(text, mode ? { reply_to: mode.message.id } : {});
  }

  // --- Menus --------------------------------------------------------------------------------------------------------

  toggle(which) {
    const opener = which === 'owner' ? this.moreButton : this.attachButton;
    const opens = this.menu.hidden || this.menuOf !== opener;
    this.closeMenu();
    if (!opens) return;
    this.menuOf = opener;
    this.menu.className = which === 'owner' ? 'menu owner-menu' : 'menu';
    this.menu.replaceChildren(...(which === 'owner' ? this.ownerItems() : this.attachItems()));
    this.menu.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    this.menu.querySelector('button')?.focus();
  }

  closeMenu() {
    if (this.menu.hidden) return;
    const had = this.menu.contains(document.activeElement);
    this.menu.hidden = true;
    this.menuOf?.setAttribute('aria-expanded', 'false');
    if (had) this.menuOf?.focus();
  }

  menuKey(event) {
    const items = [...this.menu.querySelectorAll('button')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') this.closeMenu();
    if (!step) return;
    event.preventDefault();
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length]?.focus();
  }

  item(testid, text, note, run) {
    return button({ 'data-testid': testid, onclick: () => { this.closeMenu(); run(); } }, text, note && el('small', {}, note));
  }

  ownerItems() {
    const person = this.id;
    return [
      this.person.blocked ? this.item('unblock', word('unblock'), '', () => act({ act: 'unblock', person })) : this.item('block', word('block'), '', () => act({ act: 'block', person })),
      this.item('clear-history', word('clear'), '', () => act({ act: 'clear_history', person })),
    ];
  }

  attachItems() {
    const raw = (message) => () => act({ act: 'send_raw', person: this.id, message });
    const items = [
      this.item('attach-photo', word('photo'), '', () => this.sendPhoto()),
      this.item('attach-voice', word('voice'), '', () => this.sendFile('voice', 'suara.oga', new Blob(['OggS (contoh suara, rekaan)'], { type: 'audio/ogg' }))),
      this.item('attach-sticker', word('sticker'), '', raw({ sticker: { file_id: 'CAACAgUAAxkBAAIstub', file_unique_id: 'AgADstub', type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '🙂' } })),
      this.item('attach-location', word('location'), '', raw({ location: { latitude: 0.5071, longitude: 101.4478 } })),
      this.item('attach-contact', word('contact'), '', raw({ contact: { phone_number: '+620000000000', first_name: 'Contoh' } })),
      this.item('attach-file', word('file'), '', () => this.file.click()),
    ];
    const links = deepLinks();
    if (links.length > 0) items.push(el('h3', {}, word('links')), ...links.map(({ label, payload }) => this.item('deep-link', label, `/start ${payload}`, () => this.say(`/start ${payload}`))));
    if (this.person.commands.length > 0) {
      items.push(el('h3', {}, word('commands')), ...this.person.commands.map((c) => this.item('command', `/${c.command}`, c.description, () => this.say(`/${c.command}`))));
    }
    return items;
  }

  async sendFile(kind, name, blob) {
    const query = new URLSearchParams({ person: this.id, kind, name, mime: blob.type });
    const answer = await post(`/sandbox/file?${query}`, blob, 'application/octet-stream');
    if (!answer.ok) this.tell(answer.error);
  }

  sendChosen() {
    const [file] = this.file.files;
    if (file) this.sendFile(file.type.startsWith('video/') ? 'video' : 'document', file.name, file);
    this.file.value = '';
  }

  // A real JPEG, drawn here: the bot can fetch it and clean it.
  sendPhoto() {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#9db8ae';
    pen.fillRect(0, 0, 640, 480);
    pen.fillStyle = '#1d2421';
    pen.font = '48px sans-serif';
    pen.fillText('contoh / sample', 130, 250);
    canvas.toBlob((blob) => this.sendFile('photo', 'foto.jpg', blob), 'image/jpeg', 0.8);
  }

  // --- What appears on top of the chat ------------------------------------------------------------------------------

  showBoard(person) {
    const content = JSON.stringify([person.keyboard, person.blocked]);
    if (this.boardContent === content) return;
    this.boardContent = content;
    const rows = person.blocked ? [] : person.keyboard;
    this.board.hidden = rows.length === 0;
    this.board.replaceChildren(...rows.map((row) => el('div', { class: 'keys' }, el('div', { class: 'keyrow' }, ...row.map((text) => button({ class: 'key', 'data-testid': 'board-key', onclick: () => this.say(text) }, text))))));
  }

  showAlerts(person) {
    for (const alert of person.alerts) {
      if (alert.seq <= this.alertsSeen) continue;
      this.alertsSeen = alert.seq;
      if (alert.modal) this.warn(alert.text);
      else this.tell(alert.text);
    }
  }

  tell(text) {
    this.toast.textContent = text;
    this.toast.hidden = false;
    clearTimeout(this.toastEnd);
    this.toastEnd = setTimeout(() => { this.toast.hidden = true; }, 5000);
  }

  warn(text) {
    this.veil?.remove();
    const before = this.root.contains(document.activeElement) ? document.activeElement : null;
    const id = `alert-${this.id}`;
    const close = () => { this.veil.remove(); this.veil = null; (before?.isConnected ? before : this.input).focus(); };
    const ok = button({ class: 'primary', 'data-testid': 'alert-ok', onclick: close, onkeydown: (event) => { if (event.key === 'Tab') event.preventDefault(); if (event.key === 'Escape') close(); } }, word('ok'));
    this.veil = el('div', { class: 'veil' }, el('div', { class: 'alert', role: 'alertdialog', 'aria-modal': 'true', 'aria-describedby': id, 'data-testid': 'alert' }, el('p', { id }, text), ok));
    this.root.append(this.veil);
    if (before) ok.focus();
  }
}

// Of the brief: {"deep_links": ["https://t.me/bot?start=x" or {"label", "url" or "payload"}]}.
function deepLinks() {
  const given = Array.isArray(state.brief?.deep_links) ? state.brief.deep_links : [];
  return given.map((link) => {
    const url = typeof link === 'string' ? link : link.url;
    const payload = link.payload ?? startPayload(url) ?? (typeof link === 'string' && /^[\w-]{1,64}$/.test(link) ? link : null);
    const label = link.label?.[lang] ?? (typeof link.label === 'string' ? link.label : word('start'));
    return { label, payload };
  }).filter(({ payload }) => payload);
}

// --- The calls of the bot -------------------------------------------------------------------------------------------

function callDetail(params) {
  const rest = { ...params };
  delete rest.chat_id;
  const { text } = rest;
  delete rest.text;
  if (rest.reply_markup?.inline_keyboard) {
    rest.reply_markup = undefined;
    rest.buttons = params.reply_markup.inline_keyboard.flat().length;
  }
  const more = Object.entries(rest).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`).join(' ');
  return [text && `“${String(text).slice(0, 140)}”`, more].filter(Boolean).join(' ');
}

function outcomeNode({ kind, code, description, fault, executed }) {
  const text = { ok: 'ok', pending: word('waiting'), err: `${code}`, fault: `${fault} (${word(executed ? 'executed' : 'notExecuted')})` }[kind];
  return el('span', { class: `outcome ${kind}`, title: description ?? '' }, text);
}

let callsContent = '';
function showCalls() {
  if (byId('calls').hidden) return;
  const polls = byId('polls').checked;
  const calls = state.calls.filter((call) => polls || call.method !== 'getUpdates').reverse();
  const content = JSON.stringify([lang, calls]);
  if (content === callsContent) return;
  callsContent = content;
  const names = new Map(state.people.map((person) => [String(person.id), person.name]));
  byId('call-list').replaceChildren(...calls.map((call) => {
    const chat = call.params.chat_id == null ? '' : names.get(String(call.params.chat_id)) ?? String(call.params.chat_id);
    const detail = [call.outcome.kind === 'err' && call.outcome.description, callDetail(call.params)].filter(Boolean).join(' — ');
    return el('li', { class: 'call', 'data-testid': 'call' },
      el('div', { class: 'first' }, el('span', { class: 'method' }, call.method), el('span', { class: 'where' }, chat), outcomeNode(call.outcome), el('time', { class: 'at' }, clockText(call.at))),
      detail && el('div', { class: 'detail' }, detail));
  }));
}

function showFaults() {
  byId('release').hidden = state.held === 0;
  const held = state.held > 0 ? `${state.held} ${word('held')}. ` : '';
  byId('fault-state').textContent = held + word(state.faults_pending ? 'armed' : 'calm');
}

// --- The whole ------------------------------------------------------------------------------------------------------

function showClock() {
  const now = state.frozen ? state.now : state.now + (performance.now() - state.receivedAt);
  byId('time').textContent = clockText(now);
  byId('date').textContent = dateText(now);
  byId('frozen').hidden = !state.frozen;
}

function showPhones() {
  const known = new Set(state.people.map((person) => person.id));
  for (const [id, phone] of phones) {
    if (known.has(id)) continue;
    phone.root.remove();
    phone.tab.remove();
    phones.delete(id);
  }
  for (const person of state.people) {
    let phone = phones.get(person.id);
    if (!phone) {
      phone = new Phone(person);
      phones.set(person.id, phone);
      byId('phones').append(phone.root);
      byId('tabs').append(phone.tab);
      inView.observe(phone.root);
    }
    phone.show(person);
  }
}

const inView = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const phone = [...phones.values()].find(({ root }) => root === entry.target);
    if (!phone) continue;
    phone.tab.setAttribute('aria-current', String(entry.isIntersecting));
    if (entry.isIntersecting && phone.person) {
      phone.unread = 0;
      phone.showTab(phone.person);
    }
  }
}, { root: byId('phones'), threshold: 0.6 });

function showWords() {
  document.documentElement.lang = lang;
  document.title = `Suaka — ${word('title')}`;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = word(node.dataset.text);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', word(node.dataset.label));
  for (const node of document.querySelectorAll('[data-lang]')) node.setAttribute('aria-pressed', String(node.dataset.lang === lang));
  const options = (select, entries) => {
    const { value } = select;
    select.replaceChildren(...entries.map(([key, text]) => el('option', { value: key }, text)));
    if (value) select.value = value;
  };
  options(byId('fault-method'), FAULT_METHODS.map((method) => [method, method || word('anyMethod')]));
  options(byId('fault-kind'), Object.keys(FAULTS).map((kind) => [kind, word(`k_${kind}`)]));
}

function showAll() {
  if (!state) return;
  showClock();
  showPhones();
  showCalls();
  showFaults();
}

function setCalls(open) {
  byId('calls').hidden = !open;
  byId('calls-toggle').setAttribute('aria-expanded', String(open));
  if (state) showCalls();
}

function listen() {
  for (const node of document.querySelectorAll('[data-advance]')) node.addEventListener('click', () => act({ act: 'advance', seconds: Number(node.dataset.advance) }));
  for (const node of document.querySelectorAll('[data-lang]')) {
    node.addEventListener('click', () => { lang = node.dataset.lang; showWords(); showAll(); });
  }
  byId('calls-toggle').addEventListener('click', () => setCalls(byId('calls').hidden));
  byId('calls-close').addEventListener('click', () => { setCalls(false); byId('calls-toggle').focus(); });
  byId('polls').addEventListener('change', () => showCalls());
  byId('add').addEventListener('click', () => { byId('new-form').reset(); byId('new-phone').showModal(); });
  byId('new-cancel').addEventListener('click', () => byId('new-phone').close());
  byId('new-form').addEventListener('submit', () => act({ act: 'add_person', name: byId('new-name').value, language_code: byId('new-language').value, role: byId('new-role').value }));
  byId('fault').addEventListener('submit', (event) => {
    event.preventDefault();
    act({ act: 'fault', fault: { method: byId('fault-method').value || null, kind: FAULTS[byId('fault-kind').value] } });
  });
  byId('fault-clear').addEventListener('click', () => act({ act: 'clear_faults' }));
  byId('release').addEventListener('click', () => act({ act: 'release' }));
  document.addEventListener('click', (event) => {
    for (const phone of phones.values()) {
      if (!phone.menu.contains(event.target) && !phone.menuOf?.contains(event.target)) phone.closeMenu();
    }
  });
  setInterval(() => { if (state) showClock(); }, 1000);
}

async function follow() {
  const answer = await fetch(state ? `/sandbox/state?seen=${state.version}` : '/sandbox/state');
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  state = { ...(await answer.json()), receivedAt: performance.now() };
  byId('offline').hidden = true;
  showAll();
}

async function run() {
  showWords();
  listen();
  setCalls(window.innerWidth > 1500);
  for (;;) {
    try {
      await follow();
      await new Promise((resume) => { setTimeout(resume, 30); });
    } catch {
      byId('offline').hidden = false;
      await new Promise((resume) => { setTimeout(resume, 1000); });
    }
  }
}

run();
