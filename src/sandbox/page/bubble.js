// A message as the phone shows it: its text with entities, what one can do with it, and its buttons.

import { act, button, clockText, el, icon, page, word } from './base.js';
import { WORDS } from './words.js';

const CLASSES = { blockquote: 'quote', expandable_blockquote: 'quote', text_link: 'link', url: 'link', bot_command: 'link', phone_number: 'link', mention: 'link', email: 'link' };
const LINKS = /https?:\/\/[^\s<>]+[^\s<>.,;:!?)]|\+?\d[\d\s().-]{5,}\d/g;

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

export function bubble(phone, message) {
  const replied = message.reply_to && phone.person.messages.find((other) => other.id === message.reply_to);
  const open = phone.actsOn === message.id;
  const more = button({ 'data-testid': 'message-more', 'aria-label': word('more'), 'aria-expanded': String(open), onclick: () => phone.showActs(open ? null : message.id) }, icon('more'));
  const shield = message.protected && el('span', { title: word('protected'), 'data-testid': 'protected' }, icon('shield'), el('span', { class: 'visually-hidden' }, word('protected')));
  const bubble = el('div', { class: 'bubble' },
    replied && el('p', { class: 'replied' }, replied.text || `(${replied.kind})`),
    message.kind !== 'text' && (media(phone, message) ?? el('p', {}, el('span', { class: 'kind' }, WORDS[page.lang][message.kind] ?? message.kind))),
    message.text && words(phone, message),
    el('p', { class: 'meta' }, shield, message.silent && icon('mute'), message.edited && el('span', {}, word('edited')), el('time', {}, clockText(message.date)), more));
  const parts = [bubble];
  if (open) parts.push(acts(phone, message));
  if (message.buttons.length > 0) {
    parts.push(el('div', { class: 'keys' }, ...message.buttons.map((row, r) => el('div', { class: 'keyrow' }, ...row.map((key, c) => keyButton(phone, message, key, r, c))))));
  }
  return parts;
}

// A picture, a film or a sound; one behind a spoiler shows when it is tapped. What the browser cannot show is named.
function media(phone, message) {
  if (!message.file) return null;
  const src = `/sandbox/file?${new URLSearchParams({ id: message.file })}`;
  const name = WORDS[page.lang][message.kind] ?? message.kind;
  const named = () => el('p', {}, el('a', { class: 'kind', href: src, download: '' }, name));
  const failed = (event) => event.target.closest('.media').replaceWith(named());
  if (message.kind === 'photo') {
    const image = el('img', { src, alt: name, onerror: failed });
    if (!message.spoiler) return el('p', { class: 'media' }, image);
    const cover = button({ class: 'media hidden', 'data-testid': 'spoiler', 'aria-label': `${name}: ${word('reveal')}`, onclick: () => cover.classList.toggle('hidden') }, image);
    return cover;
  }
  if (message.kind === 'video') return el('p', { class: 'media' }, el('video', { src, controls: true, preload: 'none', onerror: failed }));
  // Telegram's own clients play these two as sound.
  if (['voice', 'audio'].includes(message.kind)) return el('p', { class: 'media' }, el('audio', { src, controls: true, preload: 'none', onerror: failed }));
  if (message.kind === 'document') return named();
  return null;
}

function keyButton(phone, message, key, row, column) {
  const mark = key.url ? icon('out') : key.copy ? icon('copy') : null;
  return button({ class: 'key', 'data-testid': 'key', onclick: () => phone.press(message, key, row, column) }, key.text, mark);
}

function acts(phone, message) {
  const remove = button({ onclick: () => act({ act: 'delete_for_self', person: phone.id, message_id: message.id }) }, word('remove'));
  const [kind, key] = message.mine ? ['edit', 'edit'] : ['reply', 'reply'];
  const first = (!message.mine || message.kind === 'text') && button({ 'data-testid': kind, onclick: () => phone.setMode(kind, message) }, word(key));
  return el('div', { class: 'acts' }, first, remove);
}
