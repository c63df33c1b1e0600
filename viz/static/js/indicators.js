// Indicator series as the papers' own tables give them, with their own comparisons.

import { clip, el, svg } from './dom.js';
import { data } from './data.js';
import { longPeriod } from './dates.js';

const UNITS = { percent: '%', 'percentage points': ' points', count: '' };
let topic = null;

export function indicatorsView() {
  const topics = [...new Set(data.observations.map((one) => one.topic || 'Other'))];
  if (!topics.includes(topic)) topic = topics[0];
  const place = el('div');
  const fill = () => place.replaceChildren(...series().map(card));
  fill();
  return el('div', { class: 'scroll' },
    el('p', { class: 'chooser' }, el('label', { for: 'topic' }, 'Topic '),
      el('select', { id: 'topic', onchange: (event) => { topic = event.target.value; fill(); } },
        topics.map((name) => el('option', { value: name, selected: name === topic }, name)))),
    el('p', { class: 'hint' }, 'Figures as printed. Bars stand only where a paper gives a figure; nothing is filled in between.'), place);
}

function series() {
  const groups = new Map();
  for (const one of data.observations) {
    if ((one.topic || 'Other') !== topic) continue;
    if (!groups.has(one.indicator)) groups.set(one.indicator, []);
    groups.get(one.indicator).push(one);
  }
  return [...groups].slice(0, 60);
}

function card([indicator, some]) {
  const units = [...new Set(some.map((one) => one.unit))];
  return el('figure', { class: 'chart' }, el('figcaption', {}, el('strong', {}, indicator), ` · ${[...new Set(some.map((one) => one.unit))].join(', ')}`), units.map((unit) => bars(unit, some.filter((one) => one.unit === unit))),
    el('p', { class: 'where' }, [...new Set(some.map((one) => one.paper))].join('; ')));
}

function bars(unit, some) {
  const most = Math.max(...some.map((one) => Math.abs(one.value)), 1e-9);
  const negative = some.some((one) => one.value < 0);
  const [left, width, row] = [380, 760, 24];
  const zero = negative ? left + (width - left - 70) / 2 : left;
  const room = (width - 70 - zero);
  return svg('svg', { viewBox: `0 0 ${width} ${some.length * row + 8}`, width, height: some.length * row + 8, role: 'img',
    'aria-label': `${unit}: ${some.map((one) => `${words(one)} ${one.value}`).join('; ')}` },
  svg('line', { x1: zero, y1: 0, x2: zero, y2: some.length * row, class: 'axis' }),
  some.map((one, i) => {
    const length = (Math.abs(one.value) / most) * room;
    const x = one.value < 0 ? zero - length : zero;
    return svg('g', { class: 'bar' },
      svg('text', { x: left - 8, y: i * row + 16, 'text-anchor': 'end', class: 'tick' }, clip(words(one), 56)),
      svg('rect', { x, y: i * row + 4, width: Math.max(length, 1.5), height: 16 }),
      svg('text', { x: (one.value < 0 ? zero : x + length) + 6, y: i * row + 16, class: 'value' },
        `${one.value.toLocaleString('en-GB')}${UNITS[unit] ?? ` ${unit}`}`));
  }));
}

function words(one) {
  const period = one.start || one.end ? longPeriod(one.start, one.end) : '';
  const against = one.comparison && one.comparison !== 'none' && !one.measure.includes(one.comparison) ? `against ${one.comparison}` : '';
  return [one.measure, against, period && !String(one.measure).includes(period) ? period : ''].filter(Boolean).join(', ');
}
