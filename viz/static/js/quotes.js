// The quote is the hero: how one passage, and a run of them, is shown.

import { el, plural, readable } from './dom.js';
import { nodes, otherEnd, paperOf, relationFrom, relations } from './data.js';
import { longDate } from './dates.js';
import { validWords } from './facts.js';
import { selectNode } from './state.js';

const MODALITY = { planned: 'planned', asked: 'asked about', claimed: 'claimed by another', denied: 'denied' };
const MOST = 120;

/** One passage: what it shows, its words, who said it, where it stands and both its dates. `about` is read from. */
export function quoteItem({ edge, item, also = [] }, about = null) {
  const paper = paperOf(item);
  const held = validWords(item);
  const where = [item.section, item.speaker].filter(Boolean).join(' · ');
  return el('li', { class: 'quote' },
    [{ edge, item }, ...also].map((fact) => says(fact, about)),
    el('blockquote', {}, readable(item.quote)),
    el('p', { class: 'where' }, where ? `${where} · ` : '', paper.title,
      item.start !== undefined && item.end !== undefined
        ? el('span', { class: 'offset' }, ` · ${paper.file ? `${clipFile(paper.file)}, ` : ''}characters ${item.start}–${item.end}`) : null),
    held ? el('p', { class: 'where' }, `Holds for: ${held}. On record: ${longDate(item.recorded)}.`) : null);
}

function says({ edge, item }, about) {
  return el('p', { class: 'says' }, saysWords(edge, about),
    item.modality && item.modality !== 'asserted' ? el('em', { class: 'tag' }, MODALITY[item.modality] ?? item.modality) : null,
    edge.inferred ? el('em', { class: 'tag dashed' }, 'inferred') : null);
}

function samePassage(one, two) {
  return one.item.paper === two.item.paper && one.item.quote === two.item.quote && one.item.start === two.item.start
    && validWords(one.item) === validWords(two.item);
}

/** Facts in order of time, those that one passage says gathered under it. */
function gathered(found) {
  const out = [];
  for (const fact of found) {
    const first = out.find((other) => samePassage(other, fact));
    if (first) first.also.push(fact);
    else out.push({ ...fact, also: [] });
  }
  return out;
}

function clipFile(name) {
  return name.length > 14 ? `${name.slice(0, 8)}…${name.slice(-4)}` : name;
}

function saysWords(edge, about) {
  if (!about) return [nameButton(nodes[edge.a]), ` ${relations.get(edge.relation).label} `, nameButton(nodes[edge.b])];
  const other = otherEnd(edge, about);
  return [`${relationFrom(edge, about)} `, other === about ? '' : nameButton(other)];
}

/** A name that selects its node; plain text for what is no thing of its own, such as a result. */
export function nameButton(node) {
  if (!node.drawn) return el('strong', {}, node.label);
  return el('button', { type: 'button', class: 'name', onclick: () => selectNode(node.id) }, node.label);
}

/** Passages under their dates, in order of time. One passage that says several things is quoted once. */
export function quoteList(found, about = null) {
  const out = [];
  let day = null;
  for (const fact of gathered(found.slice(0, MOST))) {
    if (fact.item.recorded !== day) {
      day = fact.item.recorded;
      out.push(el('li', { class: 'day' }, el('h3', {}, longDate(day))));
    }
    out.push(quoteItem(fact, about));
  }
  if (found.length > MOST) out.push(el('li', { class: 'more' }, `and ${plural(found.length - MOST, 'more passage', 'more passages')}: see the table`));
  return el('ol', { class: 'quotes' }, out);
}
