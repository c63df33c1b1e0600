// The picture of ties. vis-network keeps the places, zooms and finds what was clicked; shapes and names are drawn here.

import { el, show } from './dom.js';
import { data, edges, nodes, otherEnd, relations } from './data.js';
import { LABELS_AT_FIRST, placeLabels } from './labels.js';
import { trace } from './shapes.js';
import { everVisible, visible } from './query.js';
import { change, focusOn, selectEdge, selectNode, state } from './state.js';

const FONT = '13px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif';
const ink = {};
let graph = null;
let frame = null;
let box = null;
let vNodes = null;
let vEdges = null;
let fitScale = 1;
let last = visible();
let near = null;
let moving = false;
let moved = false;
let framed = null;
const widths = new Map();
/** So many links that they hide while the picture is dragged, to keep it smooth. */
export const HIDE_WHILE_DRAGGED = data.network.edges.length > 1200;
/** So few that each name that fits may stand. */
const FEW = 90;

export function networkView() {
  frame = el('div', { class: 'canvas' });
  box = el('div', {
    class: 'network', id: 'network', tabindex: 0, role: 'application', 'aria-label': 'Network of names and ties',
    'aria-describedby': 'network-help',
  }, frame);
  const tools = el('div', { class: 'zoom' },
    el('button', { type: 'button', 'aria-label': 'Zoom in', onclick: () => zoom(1.3) }, '+'),
    el('button', { type: 'button', 'aria-label': 'Zoom out', onclick: () => zoom(1 / 1.3) }, '−'),
    el('button', { type: 'button', 'aria-label': 'Show all', onclick: () => fit() }, 'All'));
  return [box, tools,
    el('p', { id: 'network-help', class: 'help' },
      'Arrow keys walk to a neighbour, L goes through its links, Enter opens the evidence, F looks at its surroundings alone, ',
      'plus and minus zoom, Escape lets go. The Table view holds the same in rows.'),
    el('p', { id: 'network-empty', class: 'empty', hidden: true })];
}

/** Draw for the first time. Called once the picture's place has a size. */
export function startNetwork() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['ink', 'paper', 'line', 'accent', 'faint']) ink[name] = style.getPropertyValue(`--${name}`).trim();
  vNodes = new vis.DataSet();
  vEdges = new vis.DataSet();
  const options = structuredClone(data.network.options);
  options.nodes.ctxRenderer = renderer;
  options.interaction.hideEdgesOnDrag = HIDE_WHILE_DRAGGED;
  options.interaction.hideEdgesOnZoom = options.interaction.hideEdgesOnDrag;
  // Filled before vis-network sees them: it takes many at once far quicker than one set after the other.
  last = visible();
  near = neighbours();
  measure();
  fill();
  options.edges.width = lineWidth();
  options.edges.color = { ...options.edges.color, color: ink.line };
  graph = new vis.Network(frame, { nodes: vNodes, edges: vEdges }, options);
  graph.on('click', onClick);
  graph.on('doubleClick', ({ nodes: [node] }) => { if (node !== undefined) focusOn(node); });
  graph.on('afterDrawing', drawNames);
  graph.on('dragStart', () => { moving = true; moved = true; });
  graph.on('zoom', () => { moved = true; });
  graph.on('dragEnd', () => { moving = false; graph.redraw(); });
  fit();
  new ResizeObserver(resized).observe(frame);
  window.minutegraphNetwork = graph;
}

/** Bring the picture in step with the state. Nothing moves: places were worked out beforehand. */
export function drawNetwork() {
  last = visible();
  near = neighbours();
  if (!graph) return last;
  fill();
  const empty = document.getElementById('network-empty');
  empty.hidden = last.nodes.size > 0;
  if (!last.nodes.size) show(empty, 'Nothing is in view. Widen the period, tick more types in the legend, or leave the focus.');
  graph.redraw();
  return last;
}

function fill() {
  sync(vNodes, last.nodes, (id) => ({ id, x: nodes[id].x, y: nodes[id].y, size: nodes[id].size, fixed: true }), () => '');
  sync(vEdges, last.edges, edgeItem, edgeLook);
}

/** What is picked and what is tied to it; null where nothing is. */
export function nearby() {
  return near;
}

export function inView() {
  return last;
}

const looks = new WeakMap();

function sync(set, wanted, item, look) {
  if (!looks.has(set)) looks.set(set, new Map());
  const before = looks.get(set);
  const gone = [...before.keys()].filter((id) => !wanted.has(id));
  const put = [];
  for (const id of wanted.keys()) {
    const now = look(id);
    if (before.get(id) !== now) put.push(item(id, before.has(id)));
    before.set(id, now);
  }
  for (const id of gone) before.delete(id);
  if (gone.length) set.remove(gone);
  if (put.length) set.update(put);
}

/** What is picked and what is tied to it, where the rest should step back; null where nothing should. */
function neighbours() {
  if (state.select?.kind === 'edge') {
    const edge = edges[state.select.id];
    return new Set([edge.a, edge.b]);
  }
  const node = nodes[state.select?.id];
  if (!node || !last.nodes.has(node.id)) return null;
  const set = new Set([node.id]);
  for (const edge of node.edges) if (last.edges.has(edge.id)) set.add(otherEnd(edge, node).id);
  return set.size > 1 ? set : null;
}

function isHot(edge) {
  if (!state.select) return false;
  return state.select.kind === 'edge' ? state.select.id === edge.id : edge.a === state.select.id || edge.b === state.select.id;
}

function edgeLook(id) {
  const edge = edges[id];
  return `${last.edges.get(id)}${isHot(edge) ? 'h' : near ? 'd' : ''}${lineWidth()}`;
}

/** Links are about a pixel thick when all is in sight. */
function lineWidth() {
  return Math.round(Math.min(Math.max(1 / fitScale, 1), 2.6) * 5) / 5;
}

/** A link for vis-network. A new one leaves out what is as for all links, which is quicker; a changed one says it all. */
function edgeItem(id, changed) {
  const edge = edges[id];
  const stands = last.edges.get(id);
  const hot = isHot(edge);
  const item = { id, from: edge.a, to: edge.b };
  if (edge.bend) item.smooth = { enabled: true, type: 'curvedCW', roundness: edge.bend };
  if (edge.inferred) item.dashes = [6, 5];
  if (!changed && !hot && !near && stands === 'there') return item;
  const color = hot || stands === 'new' ? ink.accent : ink.line;
  const opacity = (stands === 'silent' ? 0.35 : 1) * (near && !hot ? 0.35 : 1);
  return { ...item, color: { color, opacity, inherit: false }, width: lineWidth() * (hot ? 1.8 : 1) };
}

function renderer({ ctx, id, x, y }) {
  const node = nodes[id];
  return {
    drawNode() {
      const stands = last.nodes.get(id);
      ctx.save();
      ctx.globalAlpha = nodeAlpha(id, stands);
      const radius = radiusOf(node);
      const pixel = 1 / (graph?.getScale() ?? fitScale);
      trace(ctx, node.shape, x, y, radius);
      ctx.fillStyle = node.shape === 'ring' ? ink.paper : node.colour;
      ctx.fill();
      ctx.lineWidth = (node.shape === 'ring' ? 3 : 1) * Math.max(pixel, 1);
      ctx.strokeStyle = node.shape === 'ring' ? node.colour : ink.ink;
      ctx.stroke();
      if (stands === 'new') halo(ctx, x, y, radius + 4 * pixel, ink.accent, pixel, [4, 3]);
      if (state.select?.kind === 'node' && state.select.id === id) halo(ctx, x, y, radius + 6 * pixel, ink.ink, pixel, []);
      ctx.restore();
    },
    nodeDimensions: { width: radiusOf(node) * 2, height: radiusOf(node) * 2 },
  };
}

/** A node shrinks less than the picture does, so that an overview still shows it. */
function radiusOf(node) {
  return node.size * Math.min(Math.max(1 / (graph?.getScale() ?? fitScale), 1), 1.7);
}

function nodeAlpha(id, stands) {
  return (stands === 'silent' ? 0.3 : 1) * (near && !near.has(id) ? 0.45 : 1);
}

/** A ring whose line is as thick on the screen at every zoom; `pixel` is one of the screen's in picture units. */
function halo(ctx, x, y, radius, colour, pixel, dash) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.setLineDash(dash.map((length) => length * pixel));
  ctx.lineWidth = 2 * pixel;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

/** Node numbers in the order in which they deserve a name. */
export function labelOrder() {
  const chosen = state.select?.kind === 'node' ? state.select.id : -1;
  const rank = (id) => (id === chosen ? 3 : near?.has(id) ? 2 : 0) + (last.nodes.get(id) === 'silent' ? -1 : 0);
  // The page is about operations: one counts for as much as another thing that is named twice as often.
  const weight = (node) => node.mentions * (node.type === 'OPERATION' ? 2 : 1);
  return [...last.nodes.keys()].map((id) => [rank(id), weight(nodes[id]), id])
    .sort((a, b) => b[0] - a[0] || b[1] - a[1] || a[2] - b[2]).map(([, , id]) => id);
}

/** How many names the picture bears: twenty at first, more as the reader comes nearer; all where little is drawn. */
export function labelBudget(scale) {
  if (last.nodes.size <= FEW) return last.nodes.size;
  const nearer = Math.max(scale / fitScale, 1);
  return Math.round(LABELS_AT_FIRST * nearer ** 2.2) + (near ? Math.min(near.size, 40) : 0);
}

function drawNames(ctx) {
  if (moving && last.nodes.size > 600) return;
  const { clientWidth: width, clientHeight: height } = frame;
  const scale = graph.getScale();
  const ratio = ctx.canvas.width / width;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.font = FONT;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const project = (node) => {
    const at = graph.canvasToDOM({ x: node.x, y: node.y });
    return { x: at.x, y: at.y, r: radiusOf(node) * scale };
  };
  const measure = (text) => {
    if (!widths.has(text)) widths.set(text, ctx.measureText(text).width);
    return widths.get(text);
  };
  const must = new Set(state.select?.kind === 'node' && last.nodes.has(state.select.id) ? [state.select.id] : []);
  const ties = near ? relationLabels(ctx, project) : [];
  const placed = placeLabels(labelOrder(), { project, measure, budget: labelBudget(scale), width, height, must, reserved: ties });
  for (const { id, text, x, y } of placed) {
    ctx.globalAlpha = Math.max(nodeAlpha(id, last.nodes.get(id)), 0.62);
    ctx.lineWidth = 3.5;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = ink.paper;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = ink.ink;
    ctx.fillText(text, x, y);
  }
  drawRelations(ctx, ties);
  ctx.restore();
}

const SMALL = FONT.replace('13px', '11px');

/** The names of the links of what is picked, in the middle of each; none where they are too many to read. */
function relationLabels(ctx, project) {
  const hot = [...last.edges.keys()].map((id) => edges[id]).filter(isHot);
  if (hot.length > 24) return [];
  ctx.save();
  ctx.font = SMALL;
  const found = hot.map((edge) => {
    const text = relations.get(edge.relation).label;
    return { text, ...project({ ...middleOf(edge), size: 0 }), half: ctx.measureText(text).width / 2 + 2 };
  });
  ctx.restore();
  const chosen = state.select?.kind === 'node' ? project(nodes[state.select.id]) : null;
  // The picked name comes first; links whose words would cover it, or each other, go without.
  const kept = chosen ? [{ x: chosen.x, y: chosen.y + chosen.r / 2 + 8, half: 62, high: chosen.r / 2 + 14 }] : [];
  const clear = (one) => kept.every((other) => Math.abs(one.x - other.x) > one.half + other.half
    || Math.abs(one.y - other.y) > 8 + (other.high ?? 8));
  return found.filter((one) => clear(one) && kept.push(one));
}

function drawRelations(ctx, ties) {
  ctx.font = SMALL;
  ctx.globalAlpha = 1;
  for (const { text, x, y, half } of ties) {
    ctx.fillStyle = ink.paper;
    ctx.fillRect(x - half, y - 7, half * 2, 14);
    ctx.fillStyle = ink.accent;
    ctx.fillText(text, x, y);
  }
}

/** The bend's control point as vis-network's `curvedCW` has it, so that the SVG bows the same way. */
export function control(edge) {
  const [a, b] = [nodes[edge.a], nodes[edge.b]];
  const reach = edge.bend * 0.5 + 0.5;
  const length = Math.hypot(a.x - b.x, a.y - b.y);
  const angle = (Math.atan2(a.y - b.y, a.x - b.x) + reach * Math.PI) % (2 * Math.PI);
  return { x: a.x + reach * length * Math.sin(angle), y: a.y + reach * length * Math.cos(angle) };
}

function middleOf(edge) {
  const [a, b] = [nodes[edge.a], nodes[edge.b]];
  if (!edge.bend) return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const via = control(edge);
  return { x: (a.x + b.x + 2 * via.x) / 4, y: (a.y + b.y + 2 * via.y) / 4 };
}

function onClick({ nodes: [node], edges: [edge] }) {
  if (node !== undefined) selectNode(node);
  else if (edge !== undefined) selectEdge(edge);
  else if (state.select) change({ select: null });
}

/** Bring a node that lies off the screen onto it. */
export function keepInSight(node) {
  const at = graph.canvasToDOM({ x: node.x, y: node.y });
  const margin = 40;
  if (at.x < margin || at.y < margin || at.x > frame.clientWidth - margin || at.y > frame.clientHeight - margin) {
    graph.moveTo({ position: { x: node.x, y: node.y } });
  }
}

/** Bring a node to the middle, near enough to read its surroundings. */
export function goTo(id) {
  if (graph && last.nodes.has(id)) {
    moved = true;
    graph.moveTo({ position: { x: nodes[id].x, y: nodes[id].y }, scale: Math.max(graph.getScale(), 0.9) });
  }
}

export function zoom(factor) {
  moved = true;
  graph.moveTo({ scale: Math.min(Math.max(graph.getScale() * factor, fitScale * 0.5), 4) });
}

/** Take the frame that holds all the filters ever show, so that it stays as the slider moves. False where that is nothing. */
function measure() {
  const some = everVisible().map((id) => nodes[id]);
  if (!some.length) return false;
  framed = {
    left: Math.min(...some.map((n) => n.x)), right: Math.max(...some.map((n) => n.x)),
    top: Math.min(...some.map((n) => n.y)), bottom: Math.max(...some.map((n) => n.y)),
  };
  fitScale = scaleOf(framed);
  return true;
}

function scaleOf({ left, right, top, bottom }) {
  const [width, height] = [Math.max(frame.clientWidth - 170, 120), Math.max(frame.clientHeight - 90, 120)];
  return Math.min(width / Math.max(right - left, 1), height / Math.max(bottom - top, 1), 1.3);
}

function reframe() {
  fitScale = scaleOf(framed);
  graph.moveTo({ position: { x: (framed.left + framed.right) / 2, y: (framed.top + framed.bottom) / 2 }, scale: fitScale });
  sync(vEdges, last.edges, edgeItem, edgeLook);
}

/** Show all that is drawn. */
export function fit() {
  moved = false;
  if (graph && frame.clientWidth && measure()) reframe();
}

/** The picture's place has changed its size: keep the same frame in it, unless the reader has moved the picture. */
function resized() {
  if (graph && framed && frame.clientWidth && !moved) reframe();
}

/** What of the picture is on the screen, in its own units. */
export function sight() {
  if (!graph || !frame.clientWidth) return null;
  const a = graph.DOMtoCanvas({ x: 0, y: 0 });
  const b = graph.DOMtoCanvas({ x: frame.clientWidth, y: frame.clientHeight });
  return { left: a.x, top: a.y, right: b.x, bottom: b.y, scale: graph.getScale() };
}
