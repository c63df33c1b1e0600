// What is true at a glance, before anything is picked: which operations run through, which came and went.

import { el } from './dom.js';
import { dates, operations, page } from './data.js';
import { longDate, shortDate } from './dates.js';
import { keyFacts } from './facts.js';
import { standing } from './query.js';
import { quoteItem } from './quotes.js';
import { selectNode, state } from './state.js';

const MOST = 40;

export function glanceView() {
  const some = operations.filter((node) => node.dates.length && node.dates.some((i) => i >= state.from && i <= state.to));
  return [
    el('h2', {}, 'At a glance'),
    page.glance && state.from === 0 && state.to === dates.length - 1 ? el('p', { class: 'lead' }, page.glance) : null,
    state.view === 'matrix' ? factList() : some.length ? runs(some) : el('p', { class: 'empty' }, 'No operation is named in this period.'),
    el('p', { class: 'hint' }, 'Choose a name, here or in the picture, to read what the papers say of it.'),
  ];
}

/** Beside the matrix, which shows the runs itself, stand the key facts. */
function factList() {
  const facts = keyFacts({ from: dates[state.from], to: dates[state.to] });
  return [el('h3', { class: 'section' }, 'Key facts'), el('ol', { class: 'quotes' }, facts.map((fact) => quoteItem(fact)))];
}

function runs(some) {
  const days = usedDates(some);
  return el('table', { class: 'runs' },
    el('caption', {}, 'Operations by the dates of the papers that name them'),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Operation'),
      days.map((i) => el('th', { scope: 'col', class: 'slant' }, el('span', { title: longDate(dates[i]) }, shortDate(dates[i])))))),
    el('tbody', {}, some.slice(0, MOST).map((node) => row(node, days))),
    some.length > MOST ? el('tfoot', {}, el('tr', {}, el('td', { colspan: days.length + 1 }, `and ${some.length - MOST} more: see Matrix`))) : null);
}

export function usedDates(some) {
  return [...new Set(some.flatMap((node) => node.dates))].filter((i) => i >= state.from && i <= state.to).sort((a, b) => a - b);
}

function row(node, days) {
  const at = new Set(node.dates);
  const [first, last] = [node.dates[0], node.dates[node.dates.length - 1]];
  return el('tr', { class: standing(node.dates) },
    el('th', { scope: 'row' }, el('button', { type: 'button', class: 'name', onclick: () => selectNode(node.id) },
      node.label.replace(/^Operation /, ''))),
    days.map((i) => el('td', { class: at.has(i) ? 'on' : i > first && i < last ? 'gap' : '' },
      el('span', { class: 'hidden' }, at.has(i) ? 'named' : 'not named'))));
}
