// Questions that every view asks of the data: what is in view, what is new, what has fallen silent, what lies between.

import { dates, edges, nodes, operations, otherEnd, page } from './data.js';
import { monthsBefore } from './dates.js';
import { state } from './state.js';

/** The day before which a thing must have been named last to count as silent: the period's start at the earliest. */
export function silentDay() {
  const floor = monthsBefore(dates[state.to], page.silentMonths);
  return floor > dates[state.from] ? floor : dates[state.from];
}

let known = { from: -1, to: -1, index: 0 };

/** The first date index that still counts as spoken of: inside the period and its last `silentMonths` months. */
export function silentBefore() {
  if (!dates.length) return 0;
  if (known.from !== state.from || known.to !== state.to) {
    const floor = monthsBefore(dates[state.to], page.silentMonths);
    known = { from: state.from, to: state.to, index: Math.max(state.from, dates.findIndex((date) => date >= floor)) };
  }
  return known.index;
}

/** `absent`, `silent`, `new` or `there`: how a thing with these date indices stands at the end of the period. */
export function standing(at) {
  if (!at.length || at[0] > state.to) return 'absent';
  if (at[0] === state.to && state.to > 0) return 'new';
  let last = at[0];
  for (const index of at) if (index <= state.to) last = index;
  return last < silentBefore() ? 'silent' : 'there';
}

export function inPeriod(at) {
  return at.some((index) => index >= state.from && index <= state.to);
}

export function evidenceInPeriod(edge) {
  return edge.evidence.filter((item) => item.recorded >= dates[state.from] && item.recorded <= dates[state.to]);
}

function linkAllowed(edge) {
  if (!state.relations.has(edge.relation) || (edge.inferred && !state.inferred)) return false;
  const stands = standing(edge.dates);
  return stands !== 'absent' && (state.silent || stands !== 'silent');
}

function nodeAllowed(node) {
  if (!node.drawn) return false;
  const stands = standing(node.dates);
  return stands !== 'absent' && (state.silent || stands !== 'silent');
}

/** Nodes at most `depth` links from `root`, through links that the filters allow. */
export function around(root, depth, allowed = linkAllowed) {
  const reached = new Set([root]);
  let edge = [root];
  for (let step = 0; step < depth; step += 1) {
    const next = [];
    for (const id of edge) {
      for (const link of nodes[id].edges) {
        const other = otherEnd(link, nodes[id]);
        if (!link.drawn || !allowed(link) || reached.has(other.id)) continue;
        reached.add(other.id);
        next.push(other.id);
      }
    }
    edge = next;
  }
  return reached;
}

function candidates() {
  if (state.path) {
    const found = shortestPath(...state.path);
    return { ids: new Set(found ? found.nodes : state.path), whole: true };
  }
  if (state.focus !== null) return { ids: around(state.focus, state.depth), whole: false };
  if (!state.tied) return { ids: null, whole: false };
  const tied = new Set();
  for (const operation of operations) {
    tied.add(operation.id);
    for (const link of operation.edges) if (link.drawn && linkAllowed(link)) tied.add(otherEnd(link, operation).id);
  }
  return { ids: tied, whole: false };
}

/** What is drawn now: `nodes` and `edges` by number, with how each stands, and what was left out for speed. */
export function visible() {
  const { ids, whole } = candidates();
  const chosen = nodes.filter((node) => (!ids || ids.has(node.id))
    && (whole || (nodeAllowed(node) && (state.types.has(node.type) || node.id === state.focus))));
  chosen.sort((a, b) => b.mentions - a.mentions || a.id - b.id);
  const kept = chosen.slice(0, page.limitNodes);
  const selected = state.select?.kind === 'node' ? nodes[state.select.id] : null;
  if (selected && chosen.includes(selected) && !kept.includes(selected)) kept.push(selected);
  const here = new Map(kept.map((node) => [node.id, standing(node.dates)]));
  let links = [];
  for (const edge of edges) {
    if (edge.drawn && here.has(edge.a) && here.has(edge.b) && linkAllowed(edge)) links.push(edge);
  }
  const all = kept.length < chosen.length ? linksAmong(chosen) : links.length;
  if (links.length > page.limitEdges) {
    links.sort((a, b) => b.evidence.length - a.evidence.length || a.id - b.id);
    links = links.slice(0, page.limitEdges);
  }
  return {
    nodes: here,
    edges: new Map(links.map((edge) => [edge.id, standing(edge.dates)])),
    hiddenNodes: chosen.length - kept.length,
    hiddenEdges: all - links.length,
  };
}

function linksAmong(chosen) {
  const ids = new Set(chosen.map((node) => node.id));
  return edges.filter((edge) => edge.drawn && ids.has(edge.a) && ids.has(edge.b) && linkAllowed(edge)).length;
}

/** The nodes that the present filters show at one time or another: what the picture's frame must hold. */
export function everVisible() {
  const { from, to } = state;
  Object.assign(state, { from: 0, to: Math.max(dates.length - 1, 0) });
  const shown = visible().nodes;
  Object.assign(state, { from, to });
  return [...shown.keys()];
}

/** The fewest links between two nodes in the period, not through a meeting or a paper where another way exists. */
export function shortestPath(start, goal) {
  return search(start, goal, (node) => !['MEETING', 'PAPER'].includes(node.type)) ?? search(start, goal, () => true);
}

function search(start, goal, passable) {
  const came = new Map([[start, null]]);
  const queue = [start];
  for (let at = 0; at < queue.length; at += 1) {
    if (queue[at] === goal) return unwind(came, goal);
    const node = nodes[queue[at]];
    if (node.id !== start && !passable(node)) continue;
    for (const edge of node.edges) {
      const other = otherEnd(edge, node);
      if (!edge.drawn || came.has(other.id) || !inPeriod(edge.dates)) continue;
      came.set(other.id, edge);
      queue.push(other.id);
    }
  }
  return null;
}

function unwind(came, goal) {
  const path = { nodes: [goal], edges: [] };
  for (let id = goal; came.get(id); ) {
    const edge = came.get(id);
    id = otherEnd(edge, nodes[id]).id;
    path.nodes.unshift(id);
    path.edges.unshift(edge.id);
  }
  return path;
}
