// Two dates side by side: what is new, what is gone, what stayed and what is said differently, with the words.

import { clip, el, plural } from './dom.js';
import { dates, nodes, papers, types } from './data.js';
import { longDate } from './dates.js';
import { inOrder } from './facts.js';
import { nameButton, quoteItem } from './quotes.js';
import { icon } from './shapes.js';
import { change, state } from './state.js';

const KINDS = ['OPERATION', 'INITIATIVE', 'TEAM', 'ORG'];
const MOST = 40;

export function compareView() {
  if (dates.length < 2) return el('p', { class: 'empty' }, 'There is only one date, so there is nothing to compare.');
  const [one, two] = state.compare;
  const pick = (at) => el('select', { id: `compare-${at}`, 'aria-label': at ? 'Later date' : 'Earlier date', onchange: (event) => {
    const next = [...state.compare];
    next[at] = Number(event.target.value);
    change({ compare: next });
  } }, dates.map((date, i) => el('option', { value: i, selected: i === state.compare[at] }, `${longDate(date)} – ${clip(namesOn(date), 48)}`)));
  return el('div', { class: 'scroll compare' },
    el('p', { class: 'chooser' }, 'Compare ', pick(0), ' with ', pick(1)),
    one === two ? el('p', { class: 'empty' }, 'Choose two different dates.') : difference(one, two));
}

function namesOn(date) {
  return papers.filter((paper) => paper.recorded === date).map((paper) => paper.title).join('; ') || 'named elsewhere';
}

function difference(one, two) {
  const some = nodes.filter((node) => KINDS.includes(node.type) && node.dates.some((i) => i === one || i === two));
  const at = (node, i) => node.dates.includes(i);
  const order = (list) => list.sort((a, b) => KINDS.indexOf(a.type) - KINDS.indexOf(b.type) || b.mentions - a.mentions);
  const fresh = order(some.filter((node) => !at(node, one) && at(node, two)));
  const gone = order(some.filter((node) => at(node, one) && !at(node, two)));
  const both = order(some.filter((node) => at(node, one) && at(node, two)));
  const changed = both.filter((node) => saidOnly(node, one, two).length || saidOnly(node, two, one).length);
  const [a, b] = [longDate(dates[one]), longDate(dates[two])];
  return [
    el('p', { class: 'lead' }, `${fresh.length} named on ${b} but not on ${a}; ${gone.length} the other way; ${both.length} on both, of which ${changed.length} with other statements.`),
    el('div', { class: 'columns' },
      column(`Only on ${b}`, fresh, (node) => words(node, two)), column(`Only on ${a}`, gone, (node) => words(node, one)),
      column('On both, said differently', changed, (node) => [
        el('p', { class: 'where' }, a), words(node, one, saidOnly(node, one, two)), el('p', { class: 'where' }, b), words(node, two, saidOnly(node, two, one))])),
  ];
}

/** The links of a node that speak on one date and not on the other. */
function saidOnly(node, here, there) {
  return node.edges.filter((edge) => edge.dates.includes(here) && !edge.dates.includes(there) && edge.relation !== 'raised_by');
}

function column(title, list, body) {
  return el('section', {}, el('h3', {}, `${title} (${list.length})`),
    list.length ? list.slice(0, MOST).map((node) => el('details', {}, el('summary', {}, icon(types.get(node.type)), ' ', node.label),
      nameButtonRow(node), body(node))) : el('p', { class: 'empty' }, 'Nothing.'),
    list.length > MOST ? el('p', { class: 'hint' }, `and ${plural(list.length - MOST, 'more', 'more')}`) : null);
}

function nameButtonRow(node) {
  return el('p', {}, 'Evidence of ', nameButton(node));
}

function words(node, index, list = node.edges) {
  const day = dates[index];
  const found = inOrder(list).filter(({ item }) => item.recorded === day).slice(0, 5);
  return found.length ? el('ol', { class: 'quotes' }, found.map((fact) => quoteItem(fact, node)))
    : el('p', { class: 'empty' }, 'Named without a statement, or nothing beyond the other date.');
}

