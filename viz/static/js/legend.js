// The legend, which is also the filter: each type and each kind of link can be taken out and put back.

import { button, byId, el, show, svg } from './dom.js';
import { data, dates, edges, nodes } from './data.js';
import { longDate } from './dates.js';
import { inView } from './network.js';
import { silentDay, standing } from './query.js';
import { icon } from './shapes.js';
import { change, focusOn, reset, state } from './state.js';

const INFERRED = edges.some((edge) => edge.inferred);

export function drawLegend() {
  const view = inView();
  const place = byId('legend');
  const held = place.contains(document.activeElement) ? document.activeElement.id : null;
  show(place,
    el('fieldset', {}, el('legend', {}, 'Who and what: tick to show'), data.types.map((type) => typeRow(type, view))),
    el('fieldset', {}, el('legend', {}, 'Links'), data.relations.filter(drawnRelation).map(relationRow),
      INFERRED && toggle('flag-inferred', [dash(), 'inferred, not stated'], state.inferred, (on) => change({ inferred: on }))),
    el('fieldset', {}, el('legend', {}, 'In this period'),
      state.focus === null && !state.path && nodes.some((node) => node.type === 'OPERATION')
        && toggle('flag-tied', ['only what is tied to an operation'], state.tied, (on) => change({ tied: on })),
      toggle('flag-silent', [`faded: last named before ${dates.length ? longDate(silentDay()) : ''}`], state.silent,
        (on) => change({ silent: on })),
      dates.length && el('p', { class: 'key' }, ringMark(), ` new on ${longDate(dates[state.to])}`)),
    el('p', { class: 'buttons' },
      state.focus !== null || state.path ? button('Show all again', () => focusOn(null), { id: 'leave-focus' }) : null,
      button('Start over', reset, { id: 'start-over' })));
  if (held) byId(held)?.focus();
}

function drawnRelation(relation) {
  const on = (id) => state.types.has(nodes[id].type);
  return !state.relations.has(relation.key)
    || edges.some((edge) => edge.relation === relation.key && edge.drawn && on(edge.a) && on(edge.b));
}

function typeRow(type, view) {
  let here = 0;
  for (const id of view.nodes.keys()) if (nodes[id].type === type.key) here += 1;
  const all = nodes.filter((node) => node.type === type.key && standing(node.dates) !== 'absent').length;
  const count = el('span', { class: 'count', title: 'in view, of all in the period' }, here === all ? `${all}` : `${here} of ${all}`);
  return toggle(`type-${type.key}`, [icon(type), type.plural, count], state.types.has(type.key),
    (on) => change({ types: flip(state.types, type.key, on) }));
}

function relationRow(relation) {
  return toggle(`rel-${relation.key}`, [relation.label], state.relations.has(relation.key),
    (on) => change({ relations: flip(state.relations, relation.key, on) }));
}

function toggle(id, children, on, onchange) {
  return el('label', { class: 'toggle', for: id },
    el('input', { type: 'checkbox', id, checked: on, onchange: (event) => onchange(event.target.checked) }), ...children);
}

function flip(set, key, on) {
  const next = new Set(set);
  if (on) next.add(key);
  else next.delete(key);
  return next;
}

function dash() {
  return svg('svg', { width: 26, height: 10, 'aria-hidden': 'true', class: 'icon' },
    svg('line', { x1: 1, y1: 5, x2: 25, y2: 5, stroke: 'currentColor', 'stroke-width': 2, 'stroke-dasharray': '5 4' }));
}

function ringMark() {
  return svg('svg', { width: 18, height: 18, 'aria-hidden': 'true', class: 'icon' },
    svg('circle', { cx: 9, cy: 9, r: 7, fill: 'none', stroke: 'var(--accent)', 'stroke-width': 2, 'stroke-dasharray': '4 3' }));
}
