// Operations against dates: how much is said of each, when. What runs through stands on top.

import { el } from './dom.js';
import { dates, nodes, papers, types } from './data.js';
import { longDate, shortDate } from './dates.js';
import { usedDates } from './glance.js';
import { standing } from './query.js';
import { icon } from './shapes.js';
import { change, state } from './state.js';

const MOST = 300;
let kind = 'OPERATION';

export function matrixView() {
  const kinds = ['OPERATION', 'INITIATIVE', 'TEAM', 'ORG', 'PERSON', 'PLACE'].filter((key) => types.has(key));
  if (!kinds.includes(kind)) kind = kinds[0];
  const some = rows();
  const days = usedDates(some);
  return el('div', { class: 'scroll' },
    el('p', { class: 'chooser' }, el('label', { for: 'matrix-kind' }, 'Rows: '),
      el('select', { id: 'matrix-kind', onchange: (event) => { kind = event.target.value; change({}); } },
        kinds.map((key) => el('option', { value: key, selected: key === kind }, types.get(key).plural)))),
    some.length ? table(some, days) : el('p', { class: 'empty' }, `No ${types.get(kind)?.plural ?? 'rows'} in this period.`));
}

function rows() {
  const within = (node) => node.dates.filter((i) => i >= state.from && i <= state.to);
  return nodes.filter((node) => node.type === kind && within(node).length)
    .sort((a, b) => within(b).length - within(a).length || within(a)[0] - within(b)[0] || b.mentions - a.mentions
      || a.label.localeCompare(b.label));
}

function table(some, days) {
  return el('table', { class: 'matrix' },
    el('caption', {}, `${capital(types.get(kind).plural)} by the dates of the papers. The number is how many statements; a dot, named without one; a line, named before and after.`),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, capital(types.get(kind).label)), days.map((i) => el('th', { scope: 'col' },
      el('button', { type: 'button', class: 'name date', title: paperNames(dates[i]), onclick: () => change({ from: i, to: i, view: 'network' }) },
        shortDate(dates[i])))), el('th', { scope: 'col' }, 'So'))),
    el('tbody', {}, some.slice(0, MOST).map((node) => row(node, days))));
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

function paperNames(date) {
  return `${longDate(date)}: ${papers.filter((p) => p.recorded === date).map((p) => p.title).join('; ') || 'no paper of its own'}`;
}

function row(node, days) {
  const at = new Set(node.dates);
  const [first, last] = [node.dates[0], node.dates[node.dates.length - 1]];
  const said = (i) => node.edges.reduce((sum, edge) => sum + edge.evidence.filter((item) => item.recorded === dates[i]).length, 0);
  return el('tr', {},
    el('th', { scope: 'row' }, icon(types.get(node.type)), el('button', {
      type: 'button', class: 'name', onclick: () => change({ select: { kind: 'node', id: node.id } }),
    }, node.label)),
    days.map((i) => {
      if (!at.has(i)) return el('td', { class: i > first && i < last ? 'gap' : '' }, el('span', { class: 'hidden' }, 'not named'));
      const count = said(i);
      return el('td', { class: `on level-${Math.min(count, 4)}` }, count ? String(count) : '•');
    }),
    el('td', { class: 'word' }, word(node, days)));
}

function word(node, days) {
  const stands = standing(node.dates);
  if (stands === 'new') return 'new';
  const count = node.dates.filter((i) => i >= state.from && i <= state.to).length;
  if (count === 1) return stands === 'silent' ? 'once, then silent' : 'once';
  if (stands === 'silent') return 'fallen silent';
  if (count > days.length / 2) return 'runs through';
  const gap = node.dates.some((index, i) => i > 0 && days.indexOf(index) - days.indexOf(node.dates[i - 1]) > 1);
  return gap ? 'came back' : 'continues';
}
