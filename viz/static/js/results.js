// Results as bars: one for each figure the papers give, over the period it holds for. Nothing is joined or added up.

import { clip, el, svg } from './dom.js';
import { nodes, paperOf, relations } from './data.js';
import { longDate, longPeriod } from './dates.js';
import { chooser, subject } from './timeline.js';
import { inOrder } from './facts.js';
import { dates } from './data.js';
import { selectEdge, state } from './state.js';

export function resultsView() {
  const node = subject();
  if (!node) return el('p', { class: 'empty' }, 'Choose an operation to see its results.');
  const figures = figuresOf(node);
  return el('div', { class: 'scroll' },
    el('p', { class: 'chooser' }, el('label', { for: 'timeline-of' }, 'Results of '), chooser(node)),
    figures.length ? byUnit(figures).map(chart)
      : el('p', { class: 'empty' }, `The papers of this period give no figure for ${node.label}.`, others(node)));
}

function others(node) {
  const some = nodes.filter((other) => other !== node && other.drawn && figuresOf(other).length);
  return some.length ? ` They do for ${some.slice(0, 8).map((other) => other.label).join(', ')}${some.length > 8 ? ' and others' : ''}.` : '';
}

/** The figures of a node in the period: value, unit, what it holds for, and the passage. */
function figuresOf(node) {
  const results = node.edges.filter((edge) => edge.a === node.id && relations.get(edge.relation).key === 'outcome');
  return inOrder(results)
    .filter(({ item }) => typeof item.value === 'number' && item.recorded >= dates[state.from] && item.recorded <= dates[state.to])
    .map(({ edge, item }) => ({ edge, item, value: item.value, unit: item.unit || 'count', ...holds(item) }));
}

function holds(item) {
  const exact = item.period && /^\d{4}-\d{2}(-\d{2})?(\/\d{4}-\d{2}(-\d{2})?)?$/.test(item.period);
  if (exact || (item.valid_from && item.valid_from !== item.valid_to)) {
    const [a, b = a] = exact ? item.period.split('/') : [item.valid_from, item.valid_to];
    return { from: a, to: b, words: longPeriod(a, b) };
  }
  return { from: null, to: null, words: item.period ? `“${item.period}”` : 'period not stated' };
}

/** Figures that count the same thing stand in one chart. Words are compared without a final s, no more. */
function byUnit(figures) {
  const groups = new Map();
  for (const figure of figures) {
    const key = figure.unit.toLowerCase().split(/\s+/).map((word) => word.replace(/s$/, '')).sort().join(' ');
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(figure);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

function overlapping(figures) {
  const clashes = new Set();
  figures.forEach((one, i) => figures.slice(i + 1).forEach((two) => {
    if (one.from && two.from && one.from <= two.to && two.from <= one.to) { clashes.add(one); clashes.add(two); }
  }));
  return clashes;
}

function chart(figures) {
  const clashes = overlapping(figures);
  const most = Math.max(...figures.map((figure) => figure.value), 1);
  const [left, width, row] = [190, 640, 30];
  const height = figures.length * row + 30;
  const bars = figures.map((figure, i) => {
    const length = (figure.value / most) * (width - left - 90);
    const y = i * row + 6;
    return svg('g', { class: 'bar', tabindex: 0, role: 'button',
      onclick: () => selectEdge(figure.edge.id), onkeydown: (event) => { if (event.key === 'Enter') selectEdge(figure.edge.id); } },
    svg('text', { x: left - 8, y: y + 15, 'text-anchor': 'end', class: 'tick' }, clip(figure.words, 28)),
    svg('rect', { x: left, y, width: Math.max(length, 2), height: 20, class: clashes.has(figure) ? 'overlap' : '' }),
    svg('text', { x: left + Math.max(length, 2) + 6, y: y + 15, class: 'value' },
      `${figure.value.toLocaleString('en-GB')}${clashes.has(figure) ? ' !' : ''}`));
  });
  const unit = figures[0].unit;
  return el('figure', { class: 'chart' },
    el('figcaption', {}, el('strong', {}, unit), ` · ${figures.length === 1 ? 'one figure' : `${figures.length} figures, in the order of the papers`}`),
    svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': `${unit}: ${figures.length} figures` },
      svg('line', { x1: left, y1: 0, x2: left, y2: height - 24, class: 'axis' }), bars,
      svg('text', { x: left, y: height - 6, class: 'tick' }, `0`),
      svg('text', { x: width - 90, y: height - 6, 'text-anchor': 'end', class: 'tick' }, `${most.toLocaleString('en-GB')} ${clip(unit, 40)}`)),
    clashes.size ? el('p', { class: 'warn' }, '! Periods overlap: the same events may be counted in each, so the figures are not added up.') : null,
    el('p', { class: 'where' }, [...new Set(figures.map(({ item }) => `${paperOf(item).title}, ${longDate(item.recorded)}`))].join('; ')));
}
