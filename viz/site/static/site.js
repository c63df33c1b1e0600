// What a page does better with a script: passages named after the #, which no server ever sees.

const PASSAGE = /^#char=(\d{1,9}),(\d{1,9})$/;

/** Show the passage of `#char=900,1010`: go to it where it is marked already, else ask for the page that marks it. */
function showPassage() {
  const found = PASSAGE.exec(location.hash);
  if (!found || !document.querySelector('.text')) return;
  const asked = `${found[1]},${found[2]}`;
  const marked = document.getElementById(`char=${asked}`);
  if (marked) {
    marked.scrollIntoView({ block: 'center' });
    marked.focus({ preventScroll: true });
  } else if (new URLSearchParams(location.search).get('char') !== asked) {
    location.replace(`${location.pathname}?char=${asked}${location.hash}`);
  }
}

/** Beside the text there is room for what was read from it; on a phone it stays folded. */
function openMargins() {
  const wide = window.matchMedia('(min-width: 56.01rem)').matches;
  for (const margin of document.querySelectorAll('.margin > details')) margin.open = wide;
}

/** Where a matrix is wider than the screen, the latest dates are in view. */
function showLatest() {
  for (const matrix of document.querySelectorAll('.matrix')) matrix.parentElement.scrollLeft = matrix.offsetWidth;
}

/** Open the folded part that holds what the address points to. */
function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
}

window.addEventListener('hashchange', () => { openTarget(); showPassage(); });
openMargins();
showLatest();
openTarget();
showPassage();
