// Finding a name: a box with suggestions, as the ARIA combobox pattern has it.

import { el, show } from './dom.js';
import { nodes, typeLabel, types } from './data.js';
import { icon } from './shapes.js';

const LIMIT = 8;
const pool = nodes.filter((node) => node.drawn).map((node) => ({
  node, names: [node.label, ...node.aliases.map((alias) => alias.name)].map(fold),
}));

function fold(text) {
  return String(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** Nodes whose name or alias has these words, best first: a name that starts so, then a word that does, then any part. */
export function matches(text, limit = LIMIT) {
  const wanted = fold(text).trim();
  if (!wanted) return [];
  const found = [];
  for (const { node, names } of pool) {
    let best = 0;
    for (const name of names) {
      if (name === wanted) best = Math.max(best, 4);
      else if (name.startsWith(wanted)) best = Math.max(best, 3);
      else if (name.includes(` ${wanted}`)) best = Math.max(best, 2);
      else if (name.includes(wanted)) best = Math.max(best, 1);
    }
    if (best) found.push({ node, best });
  }
  found.sort((a, b) => b.best - a.best || b.node.mentions - a.node.mentions || a.node.label.localeCompare(b.node.label));
  return found.slice(0, limit).map((hit) => hit.node);
}

/** A search box. `choose(node)` is called with what was picked; `id` must be unique in the page. */
export function searchBox(id, label, placeholder, choose) {
  let hits = [];
  let at = -1;
  const list = el('ul', { id: `${id}-list`, role: 'listbox', 'aria-label': label, hidden: true });
  const none = el('p', { class: 'none', hidden: true });
  const input = el('input', {
    id, type: 'search', role: 'combobox', placeholder, autocomplete: 'off', spellcheck: 'false', 'aria-expanded': 'false',
    'aria-controls': `${id}-list`, 'aria-autocomplete': 'list',
    oninput: () => update(), onkeydown: onKey, onblur: () => setTimeout(close, 150), onfocus: () => input.value && update(),
  });

  function update() {
    hits = matches(input.value);
    at = hits.length ? 0 : -1;
    show(list, hits.map(option));
    list.hidden = !hits.length;
    none.hidden = Boolean(hits.length) || !input.value.trim();
    none.textContent = none.hidden ? '' : `No name in these papers has “${input.value.trim()}”.`;
    input.setAttribute('aria-expanded', String(hits.length > 0));
    mark();
  }

  function option(node, index) {
    return el('li', { id: `${id}-${index}`, role: 'option', onmousedown: (event) => { event.preventDefault(); pick(index); } },
      icon(types.get(node.type)), el('span', {}, node.label), el('small', {}, typeLabel(node)));
  }

  function mark() {
    [...list.children].forEach((item, index) => item.setAttribute('aria-selected', String(index === at)));
    if (at >= 0) input.setAttribute('aria-activedescendant', `${id}-${at}`);
    else input.removeAttribute('aria-activedescendant');
  }

  function onKey(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!hits.length) return;
      at = (at + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length;
      mark();
    } else if (event.key === 'Enter' && at >= 0) pick(at);
    else if (event.key === 'Escape') { input.value = ''; close(); }
    else return;
    event.preventDefault();
  }

  function pick(index) {
    const node = hits[index];
    input.value = '';
    close();
    choose(node);
  }

  function close() {
    hits = [];
    at = -1;
    list.hidden = true;
    none.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  return el('div', { class: 'combo' }, el('label', { for: id }, label), input, list, none);
}
