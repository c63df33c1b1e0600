// The network as SVG: for the print, and to take away as SVG or PNG.

import { svg } from './dom.js';
import { edges, nodes } from './data.js';
import { placeLabels } from './labels.js';
import { control, inView, labelOrder, sight } from './network.js';
import { outline } from './shapes.js';
import { state } from './state.js';

const INK = '#1b2733';
const LINE = '#8d99a6';
const ACCENT = '#1d4f91';

/** The network in view; all that is drawn where `whole`, else what the screen shows. `width` is in pixels. */
export function networkPicture({ width = 1000, whole = false, names = 30 } = {}) {
  const view = inView();
  const frame = (whole ? null : sight()) ?? extent([...view.nodes.keys()]);
  const [wide, high] = [Math.max(frame.right - frame.left, 1), Math.max(frame.bottom - frame.top, 1)];
  const [side, edge] = frame.scale ? [0, 0] : [86, 44];
  const scale = Math.min((width - 2 * side) / wide, (width * 0.62 - 2 * edge) / high, 1.3);
  const height = Math.max(high * scale + 2 * edge, 160);
  const shift = { x: (width - wide * scale) / 2, y: (height - high * scale) / 2 };
  const at = (point) => ({ x: (point.x - frame.left) * scale + shift.x, y: (point.y - frame.top) * scale + shift.y });
  const project = (node) => ({ ...at(node), r: node.size * scale * Math.min(Math.max(1 / scale, 1), 1.7) });
  const out = svg('svg', {
    xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height.toFixed(0)}`, width, height: height.toFixed(0),
    role: 'img', 'aria-label': `Network of ${view.nodes.size} names and ${view.edges.size} ties`,
    'font-family': 'system-ui, Segoe UI, Roboto, Arial, sans-serif', 'font-size': 12,
  });
  out.append(svg('rect', { width: '100%', height: '100%', fill: '#ffffff' }));
  for (const [id, stands] of view.edges) out.append(...line(edges[id], stands, at, project));
  for (const [id, stands] of view.nodes) out.append(...mark(nodes[id], stands, project(nodes[id])));
  const measure = (text) => text.length * 6.4;
  const must = new Set(state.focus === null ? [] : [state.focus]);
  for (const label of placeLabels(labelOrder(), { project, measure, budget: names, width, height, must })) {
    out.append(svg('text', {
      x: label.x.toFixed(1), y: (label.y + 4).toFixed(1), 'text-anchor': 'middle', fill: INK, stroke: '#ffffff',
      'stroke-width': 3, 'paint-order': 'stroke', 'stroke-linejoin': 'round',
    }, label.text));
  }
  return out;
}

function extent(ids) {
  const some = ids.map((id) => nodes[id]);
  if (!some.length) return { left: 0, right: 100, top: 0, bottom: 20 };
  return {
    left: Math.min(...some.map((n) => n.x)), right: Math.max(...some.map((n) => n.x)),
    top: Math.min(...some.map((n) => n.y)), bottom: Math.max(...some.map((n) => n.y)),
  };
}

function line(edge, stands, at, project) {
  const [a, b] = [project(nodes[edge.a]), project(nodes[edge.b])];
  const via = edge.bend ? at(control(edge)) : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const angle = Math.atan2(b.y - via.y, b.x - via.x);
  const tip = { x: b.x - Math.cos(angle) * b.r * 1.1, y: b.y - Math.sin(angle) * b.r * 1.1 };
  const look = {
    stroke: stands === 'new' ? ACCENT : LINE, 'stroke-opacity': stands === 'silent' ? 0.4 : 1, fill: 'none',
    'stroke-width': 1.1, 'stroke-dasharray': edge.inferred ? '5 4' : null,
  };
  const wing = (turn) => `${(tip.x - Math.cos(angle + turn) * 6).toFixed(1)},${(tip.y - Math.sin(angle + turn) * 6).toFixed(1)}`;
  const n = (value) => value.toFixed(1);
  return [
    svg('path', { d: `M${n(a.x)},${n(a.y)}Q${n(via.x)},${n(via.y)} ${n(tip.x)},${n(tip.y)}`, ...look }),
    svg('polygon', { points: `${n(tip.x)},${n(tip.y)} ${wing(0.45)} ${wing(-0.45)}`, fill: look.stroke,
      'fill-opacity': look['stroke-opacity'] }),
  ];
}

function mark(node, stands, { x, y, r }) {
  const opacity = stands === 'silent' ? 0.35 : 1;
  const ring = node.shape === 'ring';
  const parts = [outline(node.shape, x, y, r, {
    fill: ring ? '#ffffff' : node.colour, stroke: ring ? node.colour : INK, 'stroke-width': ring ? 3 : 1, opacity,
  })];
  if (stands === 'new') {
    parts.push(svg('circle', { cx: x, cy: y, r: r + 4, fill: 'none', stroke: ACCENT, 'stroke-width': 2, 'stroke-dasharray': '4 3' }));
  }
  return parts;
}
