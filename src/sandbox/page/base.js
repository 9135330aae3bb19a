// What all parts of the page share: the state that the sandbox told, the language, elements, and acts.

import { WORDS } from './words.js';

const asked = new URLSearchParams(location.search).get('lang');
export const page = { lang: WORDS[asked] ? asked : 'id', state: null };
export const word = (key) => WORDS[page.lang][key] ?? key;
export const byId = (id) => document.getElementById(id);

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null && child !== false));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

export const button = (attributes, ...children) => el('button', { type: 'button', ...attributes }, ...children);

export async function post(path, body, type) {
  try {
    const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': type }, body });
    return await answer.json();
  } catch {
    return { ok: false, error: word('offline') };
  }
}

export const act = (deed) => post('/sandbox/act', JSON.stringify(deed), 'application/json');

/** The zone of whoever runs the bot, where the brief names it: the page then tells the times that the bot tells. */
const zone = () => (page.state?.brief?.time_zone ? { timeZone: page.state.brief.time_zone } : {});
export const clockText = (ms) => new Date(ms).toLocaleTimeString(page.lang === 'id' ? 'id-ID' : 'en-GB', { ...zone(), hour: '2-digit', minute: '2-digit' });
export const dateText = (ms) => new Date(ms).toLocaleDateString(page.lang === 'id' ? 'id-ID' : 'en-GB', { ...zone(), weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

export function startPayload(url) {
  const match = /^(?:https?:\/\/)?t\.me\/([A-Za-z0-9_]+)\?start=([A-Za-z0-9_-]{1,64})$/i.exec(url ?? '');
  return match && match[1].toLowerCase() === page.state.bot.toLowerCase() ? match[2] : null;
}

// Of the brief: {"time_zone": "Asia/Jakarta", "deep_links": ["https://t.me/bot?start=x" or {"label", "url" or "payload"}]}.
export function deepLinks() {
  const given = Array.isArray(page.state.brief?.deep_links) ? page.state.brief.deep_links : [];
  return given.map((link) => {
    const url = typeof link === 'string' ? link : link.url;
    const payload = link.payload ?? startPayload(url) ?? (typeof link === 'string' && /^[\w-]{1,64}$/.test(link) ? link : null);
    const label = link.label?.[page.lang] ?? (typeof link.label === 'string' ? link.label : word('start'));
    return { label, payload };
  }).filter(({ payload }) => payload);
}
