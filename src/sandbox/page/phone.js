// A phone: its owner, its lock screen, its chat. What changed is replaced, and the keyboard's place is kept.

import { act, button, byId, clockText, el, icon, page, startPayload, word } from './base.js';
import { bubble } from './bubble.js';
import { attachItems, ownerItems, sendChosen } from './menu.js';

export class Phone {
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
    this.file = el('input', { type: 'file', hidden: true, onchange: () => sendChosen(this) });
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
    const content = JSON.stringify([page.lang, notice, person.bot_name]);
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
      const content = JSON.stringify([page.lang, message, message.id === this.actsOn]);
      const known = this.shown.get(message.id);
      if (known?.content === content) continue;
      const node = known?.node ?? el('li', { 'data-testid': 'message', 'data-id': message.id, 'data-from': message.mine ? 'me' : 'bot' });
      node.className = 'message';
      if (message.buttons.length > 0) node.classList.add('keyed');
      if (!known && !first) {
        node.classList.add('fresh');
        if (!message.mine && !this.visible()) this.unread += 1;
      }
      node.replaceChildren(...bubble(this, message));
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
    this.menu.replaceChildren(...(which === 'owner' ? ownerItems(this) : attachItems(this)));
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
