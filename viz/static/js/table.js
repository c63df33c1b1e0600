// The accessible twin: what the picture shows, and every quote, as rows to sort and filter.

import { el, plural, readable } from './dom.js';
import { dates, edges, nodes, paperOf, relations, typeLabel } from './data.js';
import { longDate } from './dates.js';
import { inOrder, validWords } from './facts.js';
import { inView } from './network.js';
import { evidenceInPeriod } from './query.js';
import { nameButton } from './quotes.js';
import { selectEdge, state } from './state.js';

const MOST = 500;
const kept = { which: 'links', filter: '', sort: {}, down: {} };

const NODE_COLUMNS = [
  ['Name', (node) => node.label, (node) => nameButton(node)],
  ['Kind', typeLabel],
  ['Named', (node) => node.mentions],
  ['Links', (node) => node.edges.length],
  ['First', (node) => dates[node.dates[0]] ?? '', (node) => longDate(dates[node.dates[0]])],
  ['Last', (node) => dates[node.dates[node.dates.length - 1]] ?? '', (node) => longDate(dates[node.dates[node.dates.length - 1]])],
];

const LINK_COLUMNS = [
  ['Who or what', ({ edge }) => nodes[edge.a].label, ({ edge }) => nameButton(nodes[edge.a])],
  ['Link', ({ edge }) => relations.get(edge.relation).label + (edge.inferred ? ' (inferred)' : ''),
    ({ edge }) => el('button', { type: 'button', class: 'name', onclick: () => selectEdge(edge.id) },
      relations.get(edge.relation).label + (edge.inferred ? ' (inferred)' : ''))],
  ['To', ({ edge }) => nodes[edge.b].label, ({ edge }) => nameButton(nodes[edge.b])],
  ['The paper’s words', ({ item }) => item.quote, ({ item }) => el('q', {}, readable(item.quote))],
  ['Speaker', ({ item }) => item.speaker ?? ''],
  ['Paper', ({ item }) => [paperOf(item).title, item.section].filter(Boolean).join(', ')],
  ['Dated', ({ item }) => item.recorded, ({ item }) => longDate(item.recorded)],
  ['Holds for', ({ item }) => item.valid_from ?? '', ({ item }) => validWords(item)],
];

/** Rows in step with the picture: its nodes, or every passage behind its links and its nodes' results. */
export function tableRows(which = kept.which) {
  const view = inView();
  if (which === 'names') return [...view.nodes.keys()].map((id) => nodes[id]);
  const some = edges.filter((edge) => (edge.drawn ? view.edges.has(edge.id) : view.nodes.has(edge.a)));
  return inOrder(some.map((edge) => ({ ...edge, evidence: evidenceInPeriod(edge) })));
}

export function columns(which = kept.which) {
  return which === 'names' ? NODE_COLUMNS : LINK_COLUMNS;
}

export function tableView() {
  const body = el('tbody');
  const head = el('thead');
  const count = el('p', { class: 'hint', role: 'status' });
  const caption = el('caption');
  const fill = () => {
    const rows = sorted();
    caption.textContent = kept.which === 'names' ? 'Names in view' : 'Statements in view, each with its passage';
    head.replaceChildren(el('tr', {}, columns().map(([title], i) => heading(title, i, fill))));
    body.replaceChildren(...rows.slice(0, MOST).map(row));
    count.textContent = rows.length ? plural(rows.length, 'row', 'rows') + (rows.length > MOST ? `; the first ${MOST} are shown, the CSV has all` : '')
      : 'No row has these words. Clear the filter, or widen the period.';
  };
  fill();
  const choose = (which) => () => { kept.which = which; fill(); press(); };
  const names = el('button', { type: 'button', onclick: choose('names') }, 'Names');
  const links = el('button', { type: 'button', onclick: choose('links') }, 'Statements');
  const press = () => [[names, 'names'], [links, 'links']].forEach(([node, which]) => node.setAttribute('aria-pressed', String(kept.which === which)));
  press();
  return el('div', { class: 'scroll' },
    el('p', { class: 'chooser' }, el('span', { class: 'group', role: 'group', 'aria-label': 'Rows' }, names, links),
      el('label', { for: 'table-filter' }, ' Filter rows '),
      el('input', { id: 'table-filter', type: 'search', value: kept.filter, oninput: (event) => { kept.filter = event.target.value; fill(); } })),
    count, el('table', { class: 'rows' }, caption, head, body));
}

function heading(title, i, fill) {
  const on = kept.sort[kept.which] === i;
  return el('th', { scope: 'col', 'aria-sort': on ? (kept.down[kept.which] ? 'descending' : 'ascending') : 'none' },
    el('button', { type: 'button', class: 'sort', onclick: () => {
      kept.down[kept.which] = on ? !kept.down[kept.which] : false;
      kept.sort[kept.which] = i;
      fill();
      document.querySelectorAll('table.rows th .sort')[i].focus();
    } }, title, el('span', { 'aria-hidden': 'true' }, on ? (kept.down[kept.which] ? ' ▼' : ' ▲') : '')));
}

function sorted() {
  const wanted = kept.filter.trim().toLowerCase();
  const rows = tableRows().filter((row) => !wanted || columns().some(([, value]) => String(value(row)).toLowerCase().includes(wanted)));
  const by = columns()[kept.sort[kept.which]];
  if (!by) return rows;
  const sign = kept.down[kept.which] ? -1 : 1;
  return rows.sort((a, b) => {
    const [x, y] = [by[1](a), by[1](b)];
    return sign * (typeof x === 'number' ? x - y : String(x).localeCompare(String(y)));
  });
}

function row(record) {
  const picked = state.select?.kind === 'edge' ? record.edge?.id === state.select.id : record.id === state.select?.id && record.edge === undefined;
  return el('tr', { class: picked ? 'picked' : null }, columns().map(([, value, cell]) => el('td', {}, (cell ?? value)(record))));
}
