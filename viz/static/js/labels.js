// Which names fit. The best attested go first; a name that would cover another, or a node, waits until the reader comes nearer.

import { clip } from './dom.js';
import { nodes } from './data.js';

export const LABELS_AT_FIRST = 20;
const HEIGHT = 16;
const MAX = 30;

/**
 * Places for the names of `order` (node numbers, most wanted first).
 * `project(node)` gives `{x, y, r}` in screen units, `measure(text)` a width. Returns `{id, text, x, y}` with x, y the
 * middle of the text's box.
 */
export function placeLabels(order, { project, measure, budget, width, height, must = new Set(), reserved = [] }) {
  const taken = new Boxes();
  const spots = new Map();
  for (const { x, y, half } of reserved) taken.add(x - half, y - 8, x + half, y + 8, -1, 2);
  for (const id of order) {
    const spot = project(nodes[id]);
    if (spot.x < -50 || spot.y < -50 || spot.x > width + 50 || spot.y > height + 50) continue;
    spots.set(id, spot);
    const weight = spots.size <= LABELS_AT_FIRST ? 1 : 0; // the best attested weigh, the rest may be covered
    taken.add(spot.x - spot.r, spot.y - spot.r, spot.x + spot.r, spot.y + spot.r, id, weight);
  }
  const placed = [];
  let tried = 0;
  for (const [id, spot] of spots) {
    tried += 1;
    if (tried > budget && !must.has(id)) continue;
    const text = clip(nodes[id].label, MAX);
    const half = measure(text) / 2 + 2;
    const [below, above, aside] = [spot.y + spot.r + HEIGHT / 2 + 1, spot.y - spot.r - HEIGHT / 2 - 1, half * 0.85];
    const middles = [[spot.x, below], [spot.x, above], [spot.x + spot.r + half + 2, spot.y], [spot.x - spot.r - half - 2, spot.y],
      [spot.x + aside, above], [spot.x + aside, below], [spot.x - aside, above], [spot.x - aside, below]];
    // If there is no other way, a name may lie over a lesser node, and one of the best over any node; never over a name.
    const fits = (least) => middles.find(([x, y]) => x - half > 0 && x + half < width
      && taken.free(x - half, y - HEIGHT / 2, x + half, y + HEIGHT / 2, id, least));
    const free = fits(0) ?? fits(1) ?? (tried <= LABELS_AT_FIRST ? fits(2) : undefined);
    const at = free ?? (must.has(id) ? middles[0] : null);
    if (!at) continue;
    taken.add(at[0] - half, at[1] - HEIGHT / 2, at[0] + half, at[1] + HEIGHT / 2, -1, 2);
    placed.push({ id, text, x: at[0], y: at[1], half });
  }
  return placed;
}

/** Rectangles in buckets, so that asking is quick among a thousand. */
class Boxes {
  constructor() {
    this.buckets = new Map();
  }

  * keys(x1, y1, x2, y2) {
    for (let i = Math.floor(x1 / 80); i <= Math.floor(x2 / 80); i += 1) {
      for (let j = Math.floor(y1 / 80); j <= Math.floor(y2 / 80); j += 1) yield i * 100003 + j;
    }
  }

  add(x1, y1, x2, y2, owner, weight) {
    for (const key of this.keys(x1, y1, x2, y2)) {
      if (!this.buckets.has(key)) this.buckets.set(key, []);
      this.buckets.get(key).push([x1, y1, x2, y2, owner, weight]);
    }
  }

  free(x1, y1, x2, y2, owner, least) {
    for (const key of this.keys(x1, y1, x2, y2)) {
      for (const [a, b, c, d, of, weight] of this.buckets.get(key) ?? []) {
        if (weight >= least && of !== owner && x1 < c && x2 > a && y1 < d && y2 > b) return false;
      }
    }
    return true;
  }
}
