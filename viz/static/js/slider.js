// Time: two handles over the dates of the papers, the weight of each date, and a way to walk or play through them.

import { announce, byId, el, plural, show, svg } from './dom.js';
import { dates, edges, lastDate, papers } from './data.js';
import { dayNumber, longDate, longPeriod, shortDate } from './dates.js';
import { change, state } from './state.js';

const HEIGHT = 62;
const BASE = 36;
let track = null;
let places = [];
let playing = 0;
const weights = dates.map(() => 0);
for (const edge of edges) for (const item of edge.evidence) weights[dates.indexOf(item.recorded)] += 1;

export function startSlider() {
  const place = byId('time');
  if (!dates.length) {
    show(place, el('p', { class: 'empty' }, 'None of these papers has a date, so there is no time line.'));
    return;
  }
  track = el('div', { class: 'track' });
  show(place,
    el('div', { class: 'steps', role: 'group', 'aria-label': 'Move through time' },
      control(sign('back'), 'One date back', () => step(-1)), control(sign('play'), 'Play', play, 'play'),
      control(sign('on'), 'One date on', () => step(1)), control('All', 'All dates', () => change({ from: 0, to: lastDate }))),
    track, el('p', { id: 'span', class: 'span' }));
  new ResizeObserver(drawSlider).observe(track);
}

const SIGNS = {
  back: 'M3 2h2v12H3zM14 2v12L6 8z', on: 'M11 2h2v12h-2zM2 2v12l8-6z', play: 'M3 1l11 7-11 7z', pause: 'M3 2h4v12H3zM9 2h4v12H9z',
};

/** A sign of our own: not every locked-down machine has a font with these. */
function sign(name) {
  return svg('svg', { width: 16, height: 16, viewBox: '0 0 16 16', 'aria-hidden': 'true', class: 'icon' },
    svg('path', { d: SIGNS[name], fill: 'currentColor' }));
}

function control(label, title, onclick, id = null) {
  return el('button', { type: 'button', id, title, 'aria-label': title, onclick }, label);
}

/** Dates to scale, but never so near each other that a handle could not be set between them. */
function spread(width) {
  const [pad, least] = [26, Math.min(34, (width - 52) / Math.max(lastDate, 1))];
  const [a, b] = [dayNumber(dates[0]), dayNumber(dates[lastDate])];
  const room = width - 2 * pad - least * lastDate;
  return dates.map((date, i) => pad + i * least + (b > a ? ((dayNumber(date) - a) / (b - a)) * room : 0));
}

export function drawSlider() {
  if (!track || !track.clientWidth) return;
  const held = document.activeElement?.id;
  const width = track.clientWidth;
  places = spread(width);
  const most = Math.max(...weights, 1);
  const inside = (i) => i >= state.from && i <= state.to;
  const bars = dates.map((date, i) => svg('g', { class: inside(i) ? 'in' : 'out' },
    svg('title', {}, `${longDate(date)}: ${plural(weights[i], 'statement', 'statements')}; ${papersOn(date)}`),
    svg('rect', { x: places[i] - 8, y: BASE - 3 - (weights[i] / most) * (BASE - 8), width: 16, height: (weights[i] / most) * (BASE - 8) + 3 }),
    svg('circle', { cx: places[i], cy: BASE + 3, r: 3.5 })));
  const picture = svg('svg', { width, height: HEIGHT, role: 'img', 'aria-label': `Statements on each of ${plural(lastDate + 1, 'date', 'dates')}` },
    svg('line', { x1: 0, y1: BASE + 3, x2: width, y2: BASE + 3, class: 'axis' }),
    svg('line', { x1: places[state.from], y1: BASE + 3, x2: places[state.to], y2: BASE + 3, class: 'chosen' }), bars, names(width));
  picture.addEventListener('click', (event) => jump(event.offsetX));
  show(track, picture, handle('from', 'From'), handle('to', 'To'));
  byId('span').textContent = state.from === state.to ? shortDate(dates[state.to]) : `${shortDate(dates[state.from])} – ${shortDate(dates[state.to])}`;
  byId('period').textContent = longPeriod(dates[state.from], dates[state.to]);
  if (held === 'handle-from' || held === 'handle-to') byId(held).focus();
}

function names(width) {
  let free = 0;
  return dates.map((date, i) => {
    const text = shortDate(date);
    const half = text.length * 3.3;
    const x = Math.min(Math.max(places[i], half), width - half);
    if (x - half < free) return null;
    free = x + half + 6;
    return svg('text', { x, y: HEIGHT - 3, 'text-anchor': 'middle', class: 'tick' }, text);
  });
}

function papersOn(date) {
  const some = papers.filter((paper) => paper.recorded === date).map((paper) => paper.title);
  return some.length ? some.join('; ') : 'no paper of its own';
}

function handle(which, label) {
  const [low, high] = which === 'from' ? [0, state.to] : [state.from, lastDate];
  const knob = el('div', {
    id: `handle-${which}`, class: `handle ${which}`, role: 'slider', tabindex: 0, 'aria-label': label, 'aria-valuemin': low,
    'aria-valuemax': high, 'aria-valuenow': state[which], 'aria-valuetext': longDate(dates[state[which]]), onkeydown: onKey,
    onpointerdown: onDown,
  });
  const apart = state.from === state.to ? (which === 'from' ? -5 : 5) : 0;
  knob.style.left = `${places[state[which]] + apart}px`;

  function onKey(event) {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -Infinity, End: Infinity }[event.key];
    if (!by) return;
    event.preventDefault();
    set(which, Math.min(Math.max(state[which] + by, low), high));
  }

  function onDown(event) {
    event.preventDefault();
    knob.focus();
    const move = (moved) => set(which, Math.min(Math.max(nearestDate(moved.clientX - track.getBoundingClientRect().left),
      which === 'from' ? 0 : state.from), which === 'from' ? state.to : lastDate));
    const up = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
  }
  return knob;
}

function set(which, index) {
  if (index !== state[which]) change({ [which]: index });
}

function nearestDate(x) {
  let best = 0;
  places.forEach((place, i) => { if (Math.abs(place - x) < Math.abs(places[best] - x)) best = i; });
  return best;
}

/** A click on the line brings the nearer handle there. */
function jump(x) {
  const index = nearestDate(x);
  const which = Math.abs(index - state.from) < Math.abs(index - state.to) ? 'from' : 'to';
  set(which, index);
}

/** Move the end by one date; a window of one date moves whole. */
function step(by) {
  const one = state.from === state.to && lastDate > 0 && state.from > 0;
  const to = Math.min(Math.max(state.to + by, 0), lastDate);
  change({ from: one ? to : Math.min(state.from, to), to });
  announce(`To ${longDate(dates[to])}`);
}

function play() {
  if (playing) {
    stop();
    return;
  }
  const knob = byId('play');
  knob.replaceChildren(sign('pause'));
  knob.setAttribute('aria-label', 'Pause');
  change({ from: 0, to: 0 });
  playing = setInterval(() => {
    if (state.to >= lastDate) stop();
    else change({ to: state.to + 1 });
  }, 1400);
}

function stop() {
  clearInterval(playing);
  playing = 0;
  const knob = byId('play');
  knob.replaceChildren(sign('play'));
  knob.setAttribute('aria-label', 'Play');
}
