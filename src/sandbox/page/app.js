// The page of phones. It shows the state that the sandbox tells and sends acts; text is only ever set as text.

import { act, byId, clockText, dateText, page, word } from './base.js';
import { listenToFaults, showCalls, showFaults, showFaultWords } from './calls.js';
import { Phone } from './phone.js';

const phones = new Map();

function showClock() {
  const now = page.state.frozen ? page.state.now : page.state.now + (performance.now() - page.state.receivedAt);
  byId('time').textContent = clockText(now);
  byId('date').textContent = dateText(now);
  byId('frozen').hidden = !page.state.frozen;
}

function showPhones() {
  const known = new Set(page.state.people.map((person) => person.id));
  for (const [id, phone] of phones) {
    if (known.has(id)) continue;
    phone.root.remove();
    phone.tab.remove();
    phones.delete(id);
  }
  for (const person of page.state.people) {
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
  document.documentElement.lang = page.lang;
  document.title = `Suaka — ${word('title')}`;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = word(node.dataset.text);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', word(node.dataset.label));
  for (const node of document.querySelectorAll('[data-lang]')) node.setAttribute('aria-pressed', String(node.dataset.lang === page.lang));
  showFaultWords();
}

function showAll() {
  if (!page.state) return;
  showClock();
  showPhones();
  showCalls();
  showFaults();
}

function setCalls(open) {
  byId('calls').hidden = !open;
  byId('calls-toggle').setAttribute('aria-expanded', String(open));
  if (page.state) showCalls();
}

function listen() {
  for (const node of document.querySelectorAll('[data-advance]')) node.addEventListener('click', () => act({ act: 'advance', seconds: Number(node.dataset.advance) }));
  for (const node of document.querySelectorAll('[data-lang]')) {
    node.addEventListener('click', () => { page.lang = node.dataset.lang; showWords(); showAll(); });
  }
  byId('calls-toggle').addEventListener('click', () => setCalls(byId('calls').hidden));
  byId('calls-close').addEventListener('click', () => { setCalls(false); byId('calls-toggle').focus(); });
  byId('polls').addEventListener('change', () => showCalls());
  byId('add').addEventListener('click', () => { byId('new-form').reset(); byId('new-phone').showModal(); });
  byId('new-cancel').addEventListener('click', () => byId('new-phone').close());
  byId('new-form').addEventListener('submit', () => act({ act: 'add_person', name: byId('new-name').value, language_code: byId('new-language').value, role: byId('new-role').value }));
  listenToFaults();
  document.addEventListener('click', (event) => {
    for (const phone of phones.values()) {
      if (!phone.menu.contains(event.target) && !phone.menuOf?.contains(event.target)) phone.closeMenu();
    }
  });
  setInterval(() => { if (page.state) showClock(); }, 1000);
}

async function follow() {
  const answer = await fetch(page.state ? `/sandbox/state?seen=${page.state.version}` : '/sandbox/state');
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  page.state = { ...(await answer.json()), receivedAt: performance.now() };
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
    } catch (error) {
      console.error(error);
      byId('offline').hidden = false;
      await new Promise((resume) => { setTimeout(resume, 1000); });
    }
  }
}

run();
