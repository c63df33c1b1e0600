// A told story: steps with a title and a note that move slider, focus and view. Off until asked for.

import { button, byId, el, show } from './dom.js';
import { data, dates, lastDate, types } from './data.js';
import { change, state } from './state.js';

export function drawStory() {
  const place = byId('story');
  place.hidden = state.step === null;
  if (state.step === null) return;
  const held = place.contains(document.activeElement) ? document.activeElement.id : null;
  const step = data.story[state.step];
  show(place,
    el('div', { class: 'told', 'aria-live': 'polite' }, el('p', { class: 'number' }, `${state.step + 1} of ${data.story.length}`),
      el('h2', {}, step.title), el('p', {}, step.note)),
    el('div', { class: 'buttons' },
      button('Back', () => tell(state.step - 1), { id: 'story-back', disabled: state.step === 0 }),
      button('Next', () => tell(state.step + 1), { id: 'story-next', disabled: state.step === data.story.length - 1 }),
      button('End the story', () => change({ step: null }), { id: 'story-end' })));
  if (held) (byId(held)?.disabled ? byId('story-end') : byId(held))?.focus();
}

/** Go to a step: its period, its focus, its view. */
export function tell(index) {
  const step = data.story[index];
  if (!step) return;
  const at = (day, otherwise) => {
    const found = dates.findIndex((date) => date >= day);
    return day === null ? otherwise : found === -1 ? lastDate : found;
  };
  const to = step.to === null ? lastDate : Math.max(dates.findLastIndex((date) => date <= step.to), 0);
  const patch = { step: index, from: Math.min(at(step.from, 0), to), to, view: step.view, path: null };
  if (step.focus !== null) {
    Object.assign(patch, { focus: step.focus, select: { kind: 'node', id: step.focus }, types: new Set(types.keys()) });
  } else if (state.focus === null) patch.select = null;
  change(patch);
}

export function storyButton() {
  return data.story.length ? button('Tell the story', () => { tell(0); byId('story-next')?.focus(); }, { id: 'story-start' }) : null;
}

