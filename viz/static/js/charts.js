// Views that are charts or tables in the page, as one SVG each to take away.

import { svg } from './dom.js';

const KEPT = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-family', 'font-weight', 'opacity', 'text-anchor'];
const NAMESPACE = 'http://www.w3.org/2000/svg';

/** The SVG of what `view` (an element) shows, white behind; null where it holds neither chart nor table. */
export function viewPicture(view) {
  const table = view.querySelector('table.matrix, table.people');
  if (table) return tablePicture(table);
  const charts = [...view.querySelectorAll('svg.lanes, .chart svg')];
  return charts.length ? chartPicture(charts) : null;
}

function sheet(width, height, ...children) {
  return svg('svg', { xmlns: NAMESPACE, width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': 'system-ui, Segoe UI, Arial, sans-serif' },
    svg('rect', { width, height, fill: '#ffffff' }), children);
}

/** Charts under each other, each below its caption. Looks that the stylesheet gives are written out. */
function chartPicture(charts) {
  const parts = [];
  let [y, width] = [12, 0];
  for (const chart of charts) {
    const caption = chart.closest('figure')?.querySelector('figcaption')?.textContent;
    if (caption) {
      parts.push(svg('text', { x: 8, y: y + 14, 'font-size': 14, 'font-weight': 600, fill: '#1b2733' }, caption));
      y += 24;
    }
    const copy = dressed(chart);
    copy.setAttribute('x', 8);
    copy.setAttribute('y', y);
    parts.push(copy);
    y += Number(chart.getAttribute('height')) + 16;
    width = Math.max(width, Number(chart.getAttribute('width')) + 16);
  }
  return sheet(width, y, parts);
}

function dressed(chart) {
  const copy = chart.cloneNode(true);
  const [from, to] = [chart, copy].map((root) => [root, ...root.querySelectorAll('*')]);
  from.forEach((node, i) => {
    const look = getComputedStyle(node);
    for (const name of KEPT) to[i].setAttribute(name, look.getPropertyValue(name));
    for (const name of ['class', 'tabindex', 'role', 'style']) to[i].removeAttribute(name);
  });
  return copy;
}

/** A table as it stands on the page: each cell's ground and words where the browser laid them. */
function tablePicture(table) {
  const frame = table.getBoundingClientRect();
  const cells = [...table.querySelectorAll('th, td')].flatMap((cell) => {
    const box = cell.getBoundingClientRect();
    const look = getComputedStyle(cell);
    const [x, y] = [box.left - frame.left + 8, box.top - frame.top + 8];
    const words = (cell.firstElementChild?.classList.contains('hidden') ? '' : cell.innerText.trim()).replace(/\s+/g, ' ');
    const middle = look.textAlign === 'center';
    return [
      look.backgroundColor === 'rgba(0, 0, 0, 0)' ? null
        : svg('rect', { x: x + 1, y: y + 1, width: box.width - 2, height: box.height - 2, fill: look.backgroundColor }),
      cell.classList.contains('gap')
        ? svg('line', { x1: x, x2: x + box.width, y1: y + box.height / 2, y2: y + box.height / 2, stroke: '#1d4f91', 'stroke-width': 2 }) : null,
      words ? svg('text', {
        x: middle ? x + box.width / 2 : x + 8, y: y + box.height / 2 + 5, 'text-anchor': middle ? 'middle' : 'start',
        'font-size': look.fontSize, 'font-weight': look.fontWeight, 'font-style': look.fontStyle, fill: look.color,
      }, words) : null,
    ].filter(Boolean);
  });
  return sheet(Math.ceil(frame.width) + 16, Math.ceil(frame.height) + 16, cells);
}
