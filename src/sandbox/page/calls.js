// The calls that the bot made, newest first, and the faults that can be set in their way.

import { act, byId, clockText, el, page, word } from './base.js';

const FAULTS = {
  status429: { status: { code: 429, description: 'Too Many Requests: retry after 5', retry_after: 5 } }, status500: { status: { code: 500, description: 'Internal Server Error' } },
  reset_before: 'reset_before', reset_after: 'reset_after', cut_off: 'cut_off', delay: { delay: 5000 }, hold_before: 'hold_before', hold_after: 'hold_after', garbage: 'garbage',
};
const FAULT_METHODS = ['', 'sendMessage', 'editMessageText', 'deleteMessages', 'answerCallbackQuery', 'getUpdates'];

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
export function showCalls() {
  if (byId('calls').hidden) return;
  const polls = byId('polls').checked;
  const calls = page.state.calls.filter((call) => polls || call.method !== 'getUpdates').reverse();
  const content = JSON.stringify([page.lang, calls]);
  if (content === callsContent) return;
  callsContent = content;
  const names = new Map(page.state.people.map((person) => [String(person.id), person.name]));
  byId('call-list').replaceChildren(...calls.map((call) => {
    const chat = call.params.chat_id == null ? '' : names.get(String(call.params.chat_id)) ?? String(call.params.chat_id);
    const detail = [call.outcome.kind === 'err' && call.outcome.description, callDetail(call.params)].filter(Boolean).join(' — ');
    return el('li', { class: 'call', 'data-testid': 'call' },
      el('div', { class: 'first' }, el('span', { class: 'method' }, call.method), el('span', { class: 'where' }, chat), outcomeNode(call.outcome), el('time', { class: 'at' }, clockText(call.at))),
      detail && el('div', { class: 'detail' }, detail));
  }));
}

export function showFaults() {
  byId('release').hidden = page.state.held === 0;
  const held = page.state.held > 0 ? `${page.state.held} ${word('held')}. ` : '';
  byId('fault-state').textContent = held + word(page.state.faults_pending ? 'armed' : 'calm');
}

export function showFaultWords() {
  const options = (select, entries) => {
    const { value } = select;
    select.replaceChildren(...entries.map(([key, text]) => el('option', { value: key }, text)));
    if (value) select.value = value;
  };
  options(byId('fault-method'), FAULT_METHODS.map((method) => [method, method || word('anyMethod')]));
  options(byId('fault-kind'), Object.keys(FAULTS).map((kind) => [kind, word(`k_${kind}`)]));
}

export function listenToFaults() {
  byId('fault').addEventListener('submit', (event) => {
    event.preventDefault();
    act({ act: 'fault', fault: { method: byId('fault-method').value || null, kind: FAULTS[byId('fault-kind').value] } });
  });
  byId('fault-clear').addEventListener('click', () => act({ act: 'clear_faults' }));
  byId('release').addEventListener('click', () => act({ act: 'release' }));
}
