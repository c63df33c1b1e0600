// One thing through time, in lanes: who leads it, who takes part, where, what for, with what result.

import { clip, el, svg } from './dom.js';
import { dates, nodes, operations, otherEnd, relations } from './data.js';
import { dayNumber, longDate, shortDate } from './dates.js';
import { validWords } from './facts.js';
import { change, selectEdge, state } from './state.js';

const LANES = [
  ['Named', null], ['Led by', ['led_by']], ['Funded by', ['funded_by']], ['Partners', ['involves', 'supports']],
  ['Places', ['located_in']], ['Aims', ['targets']], ['Results', ['outcome']], ['Names', ['renamed_to', 'same_as']],
  ['Raised by', ['raised_by']], ['Others', null],
];
const [LANE, LEFT, RIGHT, ROW, TOP] = [84, 330, 44, 22, 34];

export function timelineView() {
  const node = subject();
  if (!node) return el('p', { class: 'empty' }, 'Choose an operation to see its time line.');
  return el('div', { class: 'scroll' },
    el('p', { class: 'chooser' }, el('label', { for: 'timeline-of' }, 'Time line of '), chooser(node)),
    el('p', { class: 'hint' }, 'A dot is the date of the paper that says it; a bar, the time that it holds for. Choose a dot to read the words.'),
    picture(node));
}

/** What the time line and the results are of: what is picked, else what is looked at, else the best attested. */
export function subject() {
  if (state.select?.kind === 'node' && nodes[state.select.id].drawn) return nodes[state.select.id];
  if (state.focus !== null) return nodes[state.focus];
  return operations[0] ?? nodes.find((node) => node.drawn) ?? null;
}

export function chooser(node) {
  const some = operations.includes(node) ? operations : [node, ...operations];
  const sorted = [...some].sort((a, b) => a.label.localeCompare(b.label));
  return el('select', { id: 'timeline-of', onchange: (event) => change({ select: { kind: 'node', id: Number(event.target.value) } }) },
    sorted.map((other) => el('option', { value: other.id, selected: other === node }, other.label)));
}

function picture(node) {
  const width = Math.max(document.getElementById('views').clientWidth - 32, 560);
  const x = scale(node, width);
  const parts = [];
  let y = TOP;
  for (const [name, keys] of LANES) {
    const rows = laneRows(node, name, keys);
    if (!rows.length) continue;
    parts.push(svg('text', { x: 0, y: y + 15, class: 'lane' }, name),
      svg('line', { x1: 0, y1: y - 2, x2: width, y2: y - 2, class: 'rule' }));
    for (const row of rows) {
      parts.push(...row.draw(x, y));
      y += ROW;
    }
    y += 6;
  }
  return svg('svg', { width, height: y + 8, class: 'lanes', role: 'group', 'aria-label': `Time line of ${node.label}` },
    axis(node, x, y), parts);
}

function span(node) {
  const days = node.dates.map((i) => dates[i]);
  for (const edge of node.edges) {
    for (const item of edge.evidence) days.push(item.recorded, item.valid_from ?? item.recorded, item.valid_to ?? item.recorded);
  }
  const numbers = days.filter(Boolean).map(dayNumber);
  return [Math.min(...numbers), Math.max(...numbers)];
}

function scale(node, width) {
  const [from, to] = span(node);
  const room = width - LEFT - RIGHT;
  return (iso) => (to > from ? LEFT + ((dayNumber(iso) - from) / (to - from)) * room : LEFT + room / 2);
}

function axis(node, x, bottom) {
  let free = 0;
  return node.dates.map((i) => {
    const at = x(dates[i]);
    const out = [svg('line', { x1: at, y1: TOP - 8, x2: at, y2: bottom, class: i >= state.from && i <= state.to ? 'day in' : 'day' })];
    if (at - 34 > free) {
      out.push(svg('text', { x: at, y: TOP - 16, 'text-anchor': 'middle', class: 'tick' }, shortDate(dates[i])));
      free = at + 36;
    }
    return out;
  });
}

function laneRows(node, name, keys) {
  if (name === 'Named') return [{ draw: (x, y) => node.dates.map((i) => dot(x(dates[i]), y, longDate(dates[i]), null)) }];
  const known = new Set(LANES.flatMap(([, list]) => list ?? []));
  const links = node.edges.filter((edge) => (keys ? keys.includes(edge.relation) : !known.has(edge.relation)));
  links.sort((a, b) => a.dates[0] - b.dates[0] || otherEnd(a, node).label.localeCompare(otherEnd(b, node).label));
  return links.slice(0, 30).map((edge) => ({ draw: (x, y) => linkRow(edge, node, x, y) }));
}

function linkRow(edge, node, x, y) {
  const other = otherEnd(edge, node);
  const back = edge.b === node.id && edge.a !== node.id;
  const words = `${back ? `${relations.get(edge.relation).inverse} ` : ''}${other.label}`;
  const marks = [svg('text', { x: LANE, y: y + 15, class: 'what', onclick: () => selectEdge(edge.id) },
    svg('title', {}, words), clip(words, 36))];
  for (const item of edge.evidence) {
    if (validWords(item) && item.valid_from && item.valid_to && item.valid_from !== item.valid_to) {
      const [a, b] = [x(item.valid_from), x(item.valid_to)];
      marks.push(svg('rect', { x: a, y: y + 6, width: Math.max(b - a, 3), height: 8, rx: 2, class: 'held' },
        svg('title', {}, `holds for ${validWords(item)}`)));
    }
    marks.push(dot(x(item.recorded), y, `${words}, ${longDate(item.recorded)}`, edge));
  }
  return marks;
}

function dot(at, y, title, edge) {
  const open = () => selectEdge(edge.id);
  return svg('circle', {
    cx: at, cy: y + 10, r: 4.5, class: edge?.inferred ? 'mark inferred' : 'mark', tabindex: edge ? 0 : null,
    role: edge ? 'button' : null, 'aria-label': edge ? title : null, onclick: edge ? open : () => {},
    onkeydown: (event) => { if (edge && event.key === 'Enter') open(); },
  }, svg('title', {}, title));
}
