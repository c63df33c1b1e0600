// The printed brief, kept in step with what is on the screen: picture, key facts, their sources.

import { clip, el, readable, show, svg } from './dom.js';
import { dates, nodes, page, paperOf, types } from './data.js';
import { longDate, longPeriod } from './dates.js';
import { keyFacts, shortSource } from './facts.js';
import { inView } from './network.js';
import { networkPicture } from './picture.js';
import { outline } from './shapes.js';
import { state } from './state.js';

/** The longest that a passage may run on paper; the page and the CSV have it whole. */
const LONGEST = 300;

export function drawBrief() {
  if (!dates.length) return;
  const part = (name) => document.querySelector(`[data-brief="${name}"]`);
  const [from, to] = [dates[state.from], dates[state.to]];
  const about = state.focus;
  const facts = keyFacts({ from, to, about });
  part('period').textContent = longPeriod(from, to);
  part('glance').textContent = about === null ? page.glance : `About ${nodes[about].label} (${types.get(nodes[about].type)?.label ?? 'fact'}).`;
  show(part('picture'), networkPicture({ width: 1000, whole: true, names: 40 }));
  show(part('caption'), caption());
  show(part('facts'), facts.length ? facts.map(({ text, item }) => el('li', {}, el('span', { class: 'fact' }, text), ' ',
    el('span', { class: 'source' }, `(${shortSource(item)})`))) : el('li', {}, 'The papers of this period state no fact of this kind.'));
  show(part('evidence'), passages(facts).map(({ numbers, item }) => el('tr', {}, el('td', {}, numbers.join(', ')),
    el('td', {}, `“${clip(readable(item.quote), LONGEST)}”`),
    el('td', {}, [paperOf(item).title, item.section, item.speaker].filter(Boolean).map((part) => clip(part, 56)).join(', ')), el('td', {}, longDate(item.recorded)))));
}

/** The passages behind the facts, each once, with the numbers of the facts it bears. */
function passages(facts) {
  const out = [];
  facts.forEach(({ item }, i) => {
    const known = out.find((one) => one.item.paper === item.paper && one.item.quote === item.quote);
    if (known) known.numbers.push(i + 1);
    else out.push({ item, numbers: [i + 1] });
  });
  return out;
}

function caption() {
  const view = inView();
  const used = [...types.values()].filter((type) => [...view.nodes.keys()].some((id) => nodes[id].type === type.key));
  return [used.map((type) => el('span', { class: 'legend-item' }, svg('svg', { width: 13, height: 13, viewBox: '0 0 16 16' },
    outline(type.shape, 8, 8, 6, type.shape === 'ring' ? { fill: 'none', stroke: type.colour, 'stroke-width': 3 } : { fill: type.colour, stroke: '#1b2733', 'stroke-width': 1 })),
  ` ${type.label} `)), 'Larger: named more often. Dashed line: inferred. Pale: not named of late. Dotted ring: new.'];
}
