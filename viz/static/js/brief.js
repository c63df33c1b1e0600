// The printed brief, kept in step with what is on the screen: picture, key facts, their sources.

import { el, show } from './dom.js';
import { dates, nodes, page, types } from './data.js';
import { longDate, longPeriod } from './dates.js';
import { keyFacts, sourceText } from './facts.js';
import { inView } from './network.js';
import { networkPicture } from './picture.js';
import { outline } from './shapes.js';
import { svg } from './dom.js';
import { state } from './state.js';

export function drawBrief() {
  if (!dates.length) return;
  const part = (name) => document.querySelector(`[data-brief="${name}"]`);
  const [from, to] = [dates[state.from], dates[state.to]];
  const about = state.focus ?? (state.select?.kind === 'node' ? state.select.id : null);
  const facts = keyFacts({ from, to, about });
  part('period').textContent = longPeriod(from, to);
  part('glance').textContent = about === null ? page.glance : `About ${nodes[about].label} (${types.get(nodes[about].type)?.label ?? 'fact'}).`;
  show(part('picture'), networkPicture({ width: 1000, whole: true, names: 26 }));
  show(part('caption'), caption());
  show(part('facts'), facts.length ? facts.map(({ text, item }) => el('li', {}, el('span', { class: 'fact' }, text), ' ',
    el('span', { class: 'source' }, sourceText(item)))) : el('li', {}, 'The papers of this period state no fact of this kind.'));
  show(part('evidence'), facts.map(({ item }, i) => el('tr', {}, el('td', {}, String(i + 1)), el('td', {}, `“${item.quote}”`),
    el('td', {}, sourceText(item)), el('td', {}, longDate(item.recorded)))));
}

function caption() {
  const view = inView();
  const used = [...types.values()].filter((type) => [...view.nodes.keys()].some((id) => nodes[id].type === type.key));
  return [used.map((type) => el('span', { class: 'legend-item' }, svg('svg', { width: 13, height: 13, viewBox: '0 0 16 16' },
    outline(type.shape, 8, 8, 6, type.shape === 'ring' ? { fill: 'none', stroke: type.colour, 'stroke-width': 3 } : { fill: type.colour, stroke: '#1b2733', 'stroke-width': 1 })),
  ` ${type.label} `)), 'Larger: named more often. Dashed line: inferred. Pale: not named of late. Dotted ring: new.'];
}
