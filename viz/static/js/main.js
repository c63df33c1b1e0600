// The page itself: views as tabs, and everything kept in step with the state.

import { byId, debounce, el, plural, show } from './dom.js';
import { dates } from './data.js';
import { longDate } from './dates.js';
import { drawBrief } from './brief.js';
import { compareView } from './compare.js';
import { indicatorsView } from './indicators.js';
import { drawLegend } from './legend.js';
import { matrixView } from './matrix.js';
import { HIDE_WHILE_DRAGGED, drawNetwork, fit, networkView, startNetwork } from './network.js';
import { drawPanel, goToFound } from './panel.js';
import { peopleView } from './people.js';
import { resultsView } from './results.js';
import { searchBox } from './search.js';
import { drawSlider, startSlider } from './slider.js';
import { VIEWS, change, readAddress, state, subscribe } from './state.js';
import { drawStory } from './story.js';
import { tableView } from './table.js';
import { startTakeaway } from './takeaway.js';
import { timelineView } from './timeline.js';
import { onKey } from './walk.js';

const FILLED = {
  matrix: matrixView, timeline: timelineView, results: resultsView, people: peopleView, indicators: indicatorsView,
  compare: compareView, table: tableView,
};
const panes = new Map();
let networkStarted = false;
let framed = '';

function start() {
  readAddress();
  show(byId('search'), searchBox('find', 'Search', 'a name or part of one', goToFound));
  show(byId('tabs'), VIEWS.map(([key, label]) => tab(key, label)));
  for (const [key] of VIEWS) {
    panes.set(key, el('div', { id: `view-${key}`, class: `view ${key}-view`, role: 'tabpanel', 'aria-labelledby': `tab-${key}`, hidden: true },
      key === 'network' ? networkView() : null));
  }
  show(byId('views'), [...panes.values()]);
  byId('network').addEventListener('keydown', onKey);
  document.querySelector('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    change({ view: 'table' });
    byId('tab-table').focus();
  });
  startSlider();
  startTakeaway();
  subscribe(draw);
  window.addEventListener('hashchange', () => { readAddress(); draw(); });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      byId('find').focus();
    }
  });
  draw();
  document.documentElement.dataset.ready = 'true';
  // Two frames on, the first picture has been painted: what the speed benchmark reads.
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('minutegraph-painted')));
}

function tab(key, label) {
  return el('button', {
    type: 'button', role: 'tab', id: `tab-${key}`, 'aria-controls': `view-${key}`, onclick: () => change({ view: key }),
    onkeydown: (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      const at = VIEWS.findIndex(([one]) => one === key);
      const [next] = VIEWS[(at + by + VIEWS.length) % VIEWS.length];
      change({ view: next });
      byId(`tab-${next}`).focus();
      event.preventDefault();
    },
  }, label);
}

const printLater = debounce(drawBrief, 600);

function draw() {
  for (const [key, pane] of panes) {
    const on = key === state.view;
    pane.hidden = !on;
    const knob = byId(`tab-${key}`);
    knob.setAttribute('aria-selected', String(on));
    knob.tabIndex = on ? 0 : -1;
  }
  if (state.view === 'network' && !networkStarted) {
    networkStarted = true;
    startNetwork();
  }
  document.body.dataset.view = state.view;
  document.body.dataset.picked = String(Boolean(state.select || state.path));
  const view = drawNetwork();
  if (state.view !== 'network') refill(panes.get(state.view), FILLED[state.view]);
  drawLegend();
  drawSlider();
  drawPanel();
  drawStory();
  say(view);
  const frame = `${state.focus}/${state.depth}/${state.path}/${[...state.types]}/${state.tied}/${state.view}`;
  if (state.view === 'network' && frame !== framed) fit();
  if (state.view === 'network') framed = frame;
  printLater();
}

/** Draw a pane anew without losing where the reader is. */
function refill(pane, view) {
  const held = pane.contains(document.activeElement) ? document.activeElement.id : null;
  const scrolled = pane.firstElementChild?.scrollTop ?? 0;
  show(pane, view());
  if (pane.firstElementChild) pane.firstElementChild.scrollTop = scrolled;
  if (held) byId(held)?.focus();
}

function say(view) {
  const stands = [...view.nodes.values()];
  const fresh = stands.filter((one) => one === 'new').length;
  const silent = stands.filter((one) => one === 'silent').length;
  const parts = [`${plural(view.nodes.size, 'name', 'names')}, ${plural(view.edges.size, 'link', 'links')} in view`];
  if (fresh) parts.push(`${fresh} new on ${longDate(dates[state.to])}`);
  if (silent) parts.push(`${silent} faded, not named of late`);
  let text = `${parts.join('; ')}.`;
  if (view.hiddenNodes || view.hiddenEdges) {
    text += ` To stay quick, the best attested are drawn: ${plural(view.hiddenNodes, 'name', 'names')} and ${plural(view.hiddenEdges, 'link', 'links')} more are found by search, surroundings or table.`;
  }
  if (HIDE_WHILE_DRAGGED) text += ' Links hide while the picture is dragged.';
  byId('status').textContent = text;
}

try {
  start();
} catch (error) {
  byId('status').textContent = `The picture could not be drawn: ${error.message}. The key facts are on the printed page.`;
  throw error;
}
