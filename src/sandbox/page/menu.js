// The two menus of a phone: what its owner can do, and what can be attached. Files are invented here or chosen.

import { act, button, deepLinks, el, post, word } from './base.js';

export function ownerItems(phone) {
  const person = phone.id;
  return [
    phone.person.blocked ? item(phone, 'unblock', word('unblock'), '', () => act({ act: 'unblock', person })) : item(phone, 'block', word('block'), '', () => act({ act: 'block', person })),
    item(phone, 'clear-history', word('clear'), '', () => act({ act: 'clear_history', person })),
  ];
}

// A tenth of a second of a tone, as a phone records it.
const SOUND = 'T2dnUwACAAAAAAAAAADKKAaXAAAAAN2zS6gBE09wdXNIZWFkAQE4AYC7AAAAAABPZ2dTAAAAAAAAAAAAAMooBpcBAAAAkGUxMAFkT3B1c1RhZ3MNAAAATGF2ZjU5LjI3LjEwMAMAAAAdAAAAZW5jb2Rlcj1MYXZjNTkuMzcuMTAwIGxpYm9wdXMWAAAAdGl0bGU9b2dnLWNhbmFyeS1qdWR1bAgAAABhcnRpc3Q9eE9nZ1MABPgTAAAAAAAAyigGlwIAAAAmEUoQBhcXERITFwiC4jRFRViat+CIYZ6h6NaH6eEDslqgCKNA6AM8NKIzSXGtsrmd44YAkSi2hlAInVXw5F373AQqhHdzHL1k+AidX7B3MqpXPgECbRazmSkPDAidX7B3MqpeWCLnpbuPIDqJ0YAIgw+ZD90fIWFfw5hQJUaFEUsNQVO9IA==';

export function attachItems(phone) {
  const raw = (message) => () => act({ act: 'send_raw', person: phone.id, message });
  const items = [
    item(phone, 'attach-photo', word('photo'), '', () => sendPhoto(phone)),
    item(phone, 'attach-voice', word('voice'), '', () => sendFile(phone, 'voice', 'suara.oga', new Blob([Uint8Array.from(atob(SOUND), (letter) => letter.charCodeAt(0))], { type: 'audio/ogg' }))),
    item(phone, 'attach-sticker', word('sticker'), '', raw({ sticker: { file_id: 'CAACAgUAAxkBAAIstub', file_unique_id: 'AgADstub', type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '🙂' } })),
    item(phone, 'attach-location', word('location'), '', raw({ location: { latitude: 0.5071, longitude: 101.4478 } })),
    item(phone, 'attach-contact', word('contact'), '', raw({ contact: { phone_number: '+620000000000', first_name: 'Contoh' } })),
    item(phone, 'attach-file', word('file'), '', () => phone.file.click()),
  ];
  const links = deepLinks();
  if (links.length > 0) items.push(el('h3', {}, word('links')), ...links.map(({ label, payload }) => item(phone, 'deep-link', label, `/start ${payload}`, () => phone.say(`/start ${payload}`))));
  if (phone.person.commands.length > 0) {
    items.push(el('h3', {}, word('commands')), ...phone.person.commands.map((c) => item(phone, 'command', `/${c.command}`, c.description, () => phone.say(`/${c.command}`))));
  }
  return items;
}

async function sendFile(phone, kind, name, blob) {
  const query = new URLSearchParams({ person: phone.id, kind, name, mime: blob.type });
  const answer = await post(`/sandbox/file?${query}`, blob, 'application/octet-stream');
  if (!answer.ok) phone.tell(answer.error);
}

export function sendChosen(phone) {
  const [file] = phone.file.files;
  if (file) sendFile(phone, file.type.startsWith('video/') ? 'video' : 'document', file.name, file);
  phone.file.value = '';
}

// A real JPEG, drawn here: the bot can fetch it and clean it.
function sendPhoto(phone) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#9db8ae';
  pen.fillRect(0, 0, 640, 480);
  pen.fillStyle = '#1d2421';
  pen.font = '48px sans-serif';
  pen.fillText('contoh / sample', 130, 250);
  canvas.toBlob((blob) => sendFile(phone, 'photo', 'foto.jpg', blob), 'image/jpeg', 0.8);
}

function item(phone, testid, text, note, run) {
  return button({ 'data-testid': testid, onclick: () => { phone.closeMenu(); run(); } }, text, note && el('small', {}, note));
}
