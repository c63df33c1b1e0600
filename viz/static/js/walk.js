// The picture by keyboard: arrow keys walk from a thing to its neighbours, other keys open, zoom and let go.

import { announce, plural } from './dom.js';
import { nodes, otherEnd, relationFrom, relations, typeLabel } from './data.js';
import { inView, keepInSight, labelOrder, nearby, zoom } from './network.js';
import { change, focusOn, selectEdge, selectNode, state } from './state.js';

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What a key does in the picture. */
export function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (WAYS[event.key]) walk(...WAYS[event.key]);
  else if (event.key === 'Enter' && state.select) document.getElementById('panel').focus();
  else if (event.key.toLowerCase() === 'l') nextLink();
  else if (event.key === 'Escape') change({ select: null });
  else if (event.key === '+' || event.key === '=') zoom(1.3);
  else if (event.key === '-') zoom(1 / 1.3);
  else if (event.key.toLowerCase() === 'f' && state.select?.kind === 'node') focusOn(state.focus === state.select.id ? null : state.select.id);
  else return;
  event.preventDefault();
}

/** Select the neighbour that lies most nearly in this direction; any node in view where none is tied that way. */
function walk(dx, dy) {
  const from = nodes[state.select?.kind === 'node' ? state.select.id : -1];
  if (!from || !inView().nodes.has(from.id)) {
    const [first] = labelOrder();
    if (first !== undefined) arrive(nodes[first], null);
    return;
  }
  const tied = nearby() ? [...nearby()].filter((id) => id !== from.id) : [];
  const best = nearest(from, tied, dx, dy) ?? nearest(from, [...inView().nodes.keys()].filter((id) => id !== from.id), dx, dy);
  if (best) arrive(best, from);
}

let origin = null;

/** Go through the links in view of the node that was picked last, one at each call. */
function nextLink() {
  if (state.select?.kind === 'node') origin = nodes[state.select.id];
  const links = origin ? origin.edges.filter((edge) => inView().edges.has(edge.id)) : [];
  if (!links.length) {
    announce('No link in view');
    return;
  }
  const at = state.select?.kind === 'edge' ? links.findIndex((edge) => edge.id === state.select.id) : -1;
  const next = (at + 1) % links.length;
  const edge = links[next];
  selectEdge(edge.id);
  announce(`${nodes[edge.a].label} ${relations.get(edge.relation).label} ${nodes[edge.b].label}, ${next + 1} of ${links.length}`);
}

function nearest(from, ids, dx, dy) {
  let best = null;
  for (const id of ids) {
    const [x, y] = [nodes[id].x - from.x, nodes[id].y - from.y];
    const along = x * dx + y * dy;
    const distance = Math.hypot(x, y);
    if (along <= 0 || along / distance < 0.5) continue;
    const cost = distance / (along / distance);
    if (!best || cost < best.cost) best = { cost, node: nodes[id] };
  }
  return best?.node;
}

function arrive(node, from) {
  selectNode(node.id);
  const link = from?.edges.find((edge) => otherEnd(edge, from) === node && inView().edges.has(edge.id));
  const tie = link ? `${relationFrom(link, from)} ` : '';
  announce(`${tie}${node.label}, ${typeLabel(node)}, ${plural(node.edges.length, 'link', 'links')}`);
  keepInSight(node);
}
