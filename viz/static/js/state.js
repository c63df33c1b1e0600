// What the reader has chosen. One object, changed only through `change`, kept in the address so a view can be sent on.

import { data, dates, lastDate, nodeNamed, nodes, page, relations, shortName, types } from './data.js';

export const VIEWS = [
  ['network', 'Network'], ['matrix', 'Matrix'], ['timeline', 'Timeline'], ['results', 'Results'],
  ['people', 'People'], ['indicators', 'Indicators'], ['compare', 'Compare'], ['table', 'Table'],
].filter(([key]) => key !== 'indicators' || data.observations.length);

const firstTypes = data.types.filter((type) => type.shown).map((type) => type.key);
const allTypes = data.types.map((type) => type.key);

export const state = {
  view: VIEWS.some(([key]) => key === page.view) ? page.view : 'network',
  from: 0,
  to: Math.max(lastDate, 0),
  types: new Set(page.focus === null && firstTypes.length ? firstTypes : allTypes),
  relations: new Set(relations.keys()),
  inferred: true,
  silent: true,
  tied: page.focus === null && nodes.some((node) => node.type === 'OPERATION'),
  select: page.focus === null ? null : { kind: 'node', id: page.focus },
  focus: page.focus,
  depth: page.depth,
  path: null,
  compare: [Math.max(lastDate - 1, 0), Math.max(lastDate, 0)],
  step: null,
};

const first = snapshot();
const listeners = [];
let typesBeforeFocus = new Set(firstTypes);

export function subscribe(listener) {
  listeners.push(listener);
}

/** Change some of the state, tell every view, keep the address in step. */
export function change(patch) {
  Object.assign(state, patch);
  state.from = Math.min(Math.max(state.from, 0), Math.max(lastDate, 0));
  state.to = Math.min(Math.max(state.to, state.from), Math.max(lastDate, 0));
  writeAddress();
  for (const listener of listeners) listener(patch);
}

/** Look at one node and what lies within `depth` links of it; every type shows, as few things are left. */
export function focusOn(id, depth = state.depth) {
  if (id === null) {
    change({ focus: null, path: null, types: new Set(typesBeforeFocus), step: null });
    return;
  }
  if (state.focus === null) typesBeforeFocus = new Set(state.types);
  change({ focus: id, depth, path: null, types: new Set(allTypes), select: { kind: 'node', id }, step: null });
}

export function selectNode(id) {
  change({ select: { kind: 'node', id } });
}

export function selectEdge(id) {
  change({ select: { kind: 'edge', id } });
}

export function reset() {
  typesBeforeFocus = new Set(firstTypes);
  change({ ...restore(first), step: null });
}

function snapshot() {
  return { ...state, types: new Set(state.types), relations: new Set(state.relations) };
}

function restore(kept) {
  return { ...kept, types: new Set(kept.types), relations: new Set(kept.relations) };
}

function same(a, b) {
  return a.size === b.size && [...a].every((item) => b.has(item));
}

/** The fragment that brings this view back: only what differs from the first view is written. */
export function address() {
  const out = new URLSearchParams();
  if (state.view !== first.view) out.set('view', state.view);
  if (state.from !== first.from) out.set('from', dates[state.from]);
  if (state.to !== first.to) out.set('to', dates[state.to]);
  if (!same(state.types, first.types)) out.set('types', [...state.types].join('.'));
  if (!same(state.relations, first.relations)) out.set('links', [...state.relations].join('.'));
  for (const flag of ['inferred', 'silent', 'tied']) if (state[flag] !== first[flag]) out.set(flag, state[flag] ? '1' : '0');
  if (state.focus !== first.focus) out.set('focus', state.focus === null ? '' : shortName(nodes[state.focus]));
  if (state.depth !== first.depth) out.set('depth', state.depth);
  if (state.path) out.set('path', state.path.map((id) => shortName(nodes[id])).join(' '));
  if (state.select?.kind === 'node' && state.select.id !== first.select?.id) out.set('on', shortName(nodes[state.select.id]));
  if (state.select?.kind === 'edge') out.set('link', state.select.id);
  if (state.view === 'compare') out.set('compare', state.compare.map((i) => dates[i]).join('.'));
  return out.toString();
}

function writeAddress() {
  try {
    history.replaceState(null, '', `#${address()}`);
  } catch {
    // In a notebook's frame the address cannot be written; the view works without.
  }
}

/** Take the view from the address; what it does not say is as at first, what it names and the page lacks is passed over. */
export function readAddress() {
  const read = new URLSearchParams(location.hash.slice(1));
  const patch = {};
  const day = (name, otherwise) => (dates.includes(read.get(name)) ? dates.indexOf(read.get(name)) : otherwise);
  if (VIEWS.some(([key]) => key === read.get('view'))) patch.view = read.get('view');
  patch.from = day('from', first.from);
  patch.to = day('to', first.to);
  if (read.has('types')) patch.types = new Set(read.get('types').split('.').filter((key) => types.has(key)));
  if (read.has('links')) patch.relations = new Set(read.get('links').split('.').filter((key) => relations.has(key)));
  for (const flag of ['inferred', 'silent', 'tied']) if (read.has(flag)) patch[flag] = read.get(flag) === '1';
  if (read.has('focus')) patch.focus = nodeNamed(read.get('focus'))?.id ?? null;
  if (['1', '2', '3'].includes(read.get('depth'))) patch.depth = Number(read.get('depth'));
  if (read.has('path')) {
    const ends = read.get('path').split(' ').map((name) => nodeNamed(name)?.id);
    if (ends.length === 2 && ends.every((id) => id !== undefined)) patch.path = ends;
  }
  if (read.has('on') && nodeNamed(read.get('on'))) patch.select = { kind: 'node', id: nodeNamed(read.get('on')).id };
  if (data.edges[Number(read.get('link') ?? -1)]) patch.select = { kind: 'edge', id: Number(read.get('link')) };
  const compared = (read.get('compare') ?? '').split('.').map((date) => dates.indexOf(date));
  if (compared.length === 2 && !compared.includes(-1)) patch.compare = compared;
  Object.assign(state, restore(first), patch);
}
