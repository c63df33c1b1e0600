// The evidence: all that the papers say of what is picked, in order of time, with its neighbours and its other names.

import { button, byId, el, plural, readable, show } from './dom.js';
import { dates, edges, nodes, otherEnd, relationFrom, relations, typeLabel, types } from './data.js';
import { longDate, longPeriod } from './dates.js';
import { inOrder } from './facts.js';
import { glanceView } from './glance.js';
import { goTo } from './network.js';
import { inPeriod, shortestPath } from './query.js';
import { nameButton, quoteItem, quoteList } from './quotes.js';
import { searchBox } from './search.js';
import { icon } from './shapes.js';
import { change, focusOn, selectEdge, state } from './state.js';

let shownOf = '';

export function drawPanel() {
  const place = byId('panel');
  const held = place.contains(document.activeElement) ? document.activeElement.id : null;
  show(place, state.path ? pathView() : null, content());
  const about = JSON.stringify([state.select, state.path]);
  if (about !== shownOf) place.scrollTop = 0;
  shownOf = about;
  if (held) (byId(held) ?? place).focus();
}

function content() {
  if (state.select?.kind === 'node') return nodeView(nodes[state.select.id]);
  if (state.select?.kind === 'edge') return edgeView(edges[state.select.id]);
  return state.path ? null : glanceView();
}

function within(list) {
  const [from, to] = [dates[state.from], dates[state.to]];
  return inOrder(list).filter(({ item }) => item.recorded >= from && item.recorded <= to);
}

function nodeView(node) {
  const all = inOrder(node.edges);
  const found = within(node.edges);
  return [
    el('h2', { class: 'entity' }, types.has(node.type) ? icon(types.get(node.type), 20) : null, node.label),
    el('p', { class: 'meta' }, `${typeLabel(node)} · named ${plural(node.mentions, 'time', 'times')} · ${lifetime(node)}`),
    aliasView(node),
    el('div', { class: 'actions' }, focusTools(node), pathTool(node),
      state.view !== 'timeline' && ['OPERATION', 'INITIATIVE'].includes(node.type)
        ? button('Timeline', () => change({ view: 'timeline' }), { id: 'open-timeline' }) : null),
    neighbourView(node),
    el('h3', { class: 'section' }, `What the papers say (${found.length})`),
    found.length ? quoteList(found, node)
      : el('p', { class: 'empty' }, all.length ? 'Nothing in this period.' : 'Named, but no statement is made of it.'),
    all.length > found.length
      ? el('p', { class: 'hint' }, `${plural(all.length - found.length, 'passage lies', 'passages lie')} outside the period shown. `,
        button('Show every date', () => change({ from: 0, to: dates.length - 1 }), { id: 'all-dates' })) : null,
  ];
}

function lifetime(node) {
  if (!node.dates.length) return 'no date';
  const [first, last] = [dates[node.dates[0]], dates[node.dates[node.dates.length - 1]]];
  return first === last ? `on ${longDate(first)} only` : `${longPeriod(first, last)}, ${node.dates.length} dates`;
}

function aliasView(node) {
  if (!node.aliases.length) return null;
  const names = [...new Set(node.aliases.map((alias) => alias.name))];
  return el('details', { class: 'aliases' },
    el('summary', {}, `Known as ${names.join(', ')}. Why one?`),
    el('ul', {}, node.aliases.map((alias) => el('li', {},
      el('strong', {}, alias.name), alias.why ? ` (${alias.why})` : '',
      alias.quote ? el('blockquote', {}, readable(alias.quote)) : null,
      alias.paper ? el('p', { class: 'where' }, alias.paper) : null))));
}

function focusTools(node) {
  const on = state.focus === node.id;
  return el('span', { class: 'group', role: 'group', 'aria-label': 'Look at its surroundings alone' },
    el('span', { 'aria-hidden': 'true' }, 'Surroundings '),
    [1, 2, 3].map((depth) => el('button', {
      type: 'button', id: `depth-${depth}`, 'aria-pressed': String(on && state.depth === depth),
      'aria-label': `Only what is within ${plural(depth, 'link', 'links')}`,
      onclick: () => (on && state.depth === depth ? focusOn(null) : focusOn(node.id, depth)),
    }, String(depth))));
}

function pathTool(node) {
  return el('details', { class: 'path' }, el('summary', {}, 'Path to…'),
    searchBox('path-to', 'Shortest path to', 'a name', (other) => {
      if (other.id !== node.id) change({ path: [node.id, other.id], focus: null, view: 'network', select: null });
    }));
}

function pathView() {
  const [start, goal] = state.path.map((id) => nodes[id]);
  const found = shortestPath(start.id, goal.id);
  return el('section', { class: 'pathview' },
    el('h2', {}, `From ${start.label} to ${goal.label}`),
    found ? el('p', { class: 'meta' }, `${plural(found.edges.length, 'link', 'links')}, the fewest there are in this period`)
      : el('p', { class: 'empty' }, 'No chain of links joins the two in this period.'),
    found ? el('ol', { class: 'quotes' }, found.edges.map((id) => quoteItem({ edge: edges[id], item: edges[id].evidence[0] }))) : null,
    button('Leave the path', () => change({ path: null }), { id: 'leave-path' }));
}

function neighbourView(node) {
  const groups = new Map();
  for (const edge of node.edges) {
    if (!edge.drawn || !inPeriod(edge.dates)) continue;
    const words = relationFrom(edge, node);
    if (!groups.has(words)) groups.set(words, new Map());
    groups.get(words).set(otherEnd(edge, node), edge);
  }
  if (!groups.size) return null;
  const order = [...relations.values()].flatMap((relation) => [relation.label, relation.inverse]);
  const sorted = [...groups].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return el('dl', { class: 'neighbours' }, sorted.map(([words, others]) => [
    el('dt', {}, words),
    el('dd', {}, neighbourNames(others)),
  ]));
}

function neighbourNames(others) {
  const list = [...others].sort(([a], [b]) => b.mentions - a.mentions || a.label.localeCompare(b.label));
  return [list.slice(0, 14).map(([other, edge], i) => [i ? ' · ' : '', nameButton(other),
    edge.inferred ? el('small', { class: 'tag dashed' }, 'inferred') : null]),
  list.length > 14 ? ` and ${list.length - 14} more` : ''];
}

function edgeView(edge) {
  const found = within([edge]);
  return [
    el('h2', { class: 'entity' }, `${nodes[edge.a].label} ${relations.get(edge.relation).label} ${nodes[edge.b].label}`),
    el('p', { class: 'meta' }, edge.inferred ? 'inferred, not stated · ' : '', `${plural(edge.evidence.length, 'passage', 'passages')} · confidence ${edge.confidence.toFixed(2)}`),
    sideBySide(edge),
    quoteList(found.length ? found : inOrder([edge])),
  ];
}

/** Other links between the same two. */
function sideBySide(edge) {
  const others = nodes[edge.a].edges.filter((other) => other !== edge && otherEnd(other, nodes[edge.a]).id === edge.b);
  if (!others.length) return null;
  return el('p', { class: 'hint' }, 'Also between these two: ', others.map((other, i) => [i ? ', ' : '',
    button(relations.get(other.relation).label, () => selectEdge(other.id), { class: 'name' })]));
}

/** Go to a node that a search found: whatever filter hides it is lifted. */
export function goToFound(node) {
  const patch = { select: { kind: 'node', id: node.id }, path: null };
  if (state.focus !== null) patch.focus = null;
  if (!state.types.has(node.type)) patch.types = new Set([...state.types, node.type]);
  if (node.dates.length && !node.dates.some((i) => i <= state.to)) Object.assign(patch, { from: 0, to: dates.length - 1 });
  const tied = node.type === 'OPERATION' || node.edges.some((edge) => edge.drawn && otherEnd(edge, node).type === 'OPERATION');
  if (!tied) patch.tied = false;
  change(patch);
  goTo(node.id);
  byId('panel').focus();
}

