// The outline of each type, once for the canvas, the legend, the SVG and the print.

import { svg } from './dom.js';

function polygon(sides, turn, scale = 1) {
  return Array.from({ length: sides }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / sides;
    return [Math.cos(angle) * scale, Math.sin(angle) * scale];
  });
}

const UP = -Math.PI / 2;
const star = polygon(10, UP).map(([x, y], i) => (i % 2 ? [x * 0.45, y * 0.45] : [x * 1.15, y * 1.15]));
const arm = 0.36;
const cross = [[-arm, -1], [arm, -1], [arm, -arm], [1, -arm], [1, arm], [arm, arm], [arm, 1], [-arm, 1], [-arm, arm],
  [-1, arm], [-1, -arm], [-arm, -arm]];

/** Corners for radius 1; a circle and a ring have none. */
const CORNERS = {
  square: polygon(4, Math.PI / 4, 1.2),
  hexagon: polygon(6, 0, 1.08),
  pentagon: polygon(5, UP, 1.1),
  triangle: polygon(3, UP, 1.2),
  'triangle-down': polygon(3, -UP, 1.2),
  diamond: polygon(4, UP, 1.2),
  star,
  cross,
  page: [[-0.75, -1], [0.35, -1], [0.75, -0.6], [0.75, 1], [-0.75, 1]],
  bar: [[-1, -0.4], [1, -0.4], [1, 0.4], [-1, 0.4]],
};

/** Trace `shape` on a canvas without filling it. */
export function trace(context, shape, x, y, radius) {
  context.beginPath();
  const corners = CORNERS[shape];
  if (!corners) {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([cx, cy], i) => (i ? context.lineTo(x + cx * radius, y + cy * radius)
    : context.moveTo(x + cx * radius, y + cy * radius)));
  context.closePath();
}

/** The same outline as an SVG element; `attributes` colour it. A ring is hollow. */
export function outline(shape, x, y, radius, attributes) {
  const corners = CORNERS[shape];
  if (!corners) return svg('circle', { cx: x, cy: y, r: radius, ...attributes });
  const points = corners.map(([cx, cy]) => `${(x + cx * radius).toFixed(1)},${(y + cy * radius).toFixed(1)}`).join(' ');
  return svg('polygon', { points, ...attributes });
}

/** A small picture of a type, for the legend and beside names. It says nothing to a screen reader. */
export function icon(type, size = 16) {
  const middle = size / 2;
  const look = type.shape === 'ring' ? { fill: 'none', stroke: type.colour, 'stroke-width': 3 }
    : { fill: type.colour, stroke: '#24303c', 'stroke-width': 1 };
  return svg('svg', { width: size, height: size, viewBox: `0 0 ${size} ${size}`, 'aria-hidden': 'true', class: 'icon' },
    outline(type.shape, middle, middle, size * 0.36, look));
}
