// What the reader takes away: print, SVG, PNG, CSV, a citation and the address of the view.

import { announce, button, byId, el, show } from './dom.js';
import { dates, page } from './data.js';
import { drawBrief } from './brief.js';
import { viewPicture } from './charts.js';
import { networkPicture } from './picture.js';
import { address, state } from './state.js';
import { storyButton } from './story.js';
import { columns, tableRows } from './table.js';

export function startTakeaway() {
  show(byId('takeaway'), storyButton(),
    button('Print brief', () => { drawBrief(); window.print(); }, { id: 'print' }),
    el('details', { class: 'menu' }, el('summary', {}, 'Take away'),
      el('div', { class: 'sheetlet' },
        button('Picture as SVG', saveSvg, { id: 'save-svg' }), button('Picture as PNG', savePng, { id: 'save-png' }),
        button('Rows as CSV', saveCsv, { id: 'save-csv' }), button('Copy citation', () => copy(page.citation), { id: 'copy-cite' }),
        button('Copy link to this view', () => copy(location.href.split('#')[0] + '#' + address()), { id: 'copy-link' }),
        el('p', { class: 'cite' }, page.citation))));
  window.addEventListener('beforeprint', drawBrief);
}

function fileName(ending) {
  const slug = page.title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 50) || 'briefing';
  return `${slug}-${dates[state.from] ?? 'undated'}-${dates[state.to] ?? ''}.${ending}`;
}

function save(content, type, ending) {
  const link = el('a', { href: URL.createObjectURL(new Blob([content], { type })), download: fileName(ending) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  announce(`Saved ${link.download}`);
}

/** The picture on the screen: the view's own chart or table where it has one, else the network. */
function currentPicture() {
  const own = state.view === 'network' ? null : viewPicture(byId(`view-${state.view}`));
  return own ?? networkPicture({ width: 1400, names: 60 });
}

function svgText() {
  const picture = currentPicture();
  const source = document.createElementNS('http://www.w3.org/2000/svg', 'desc');
  source.textContent = page.citation;
  picture.prepend(source);
  return { text: new XMLSerializer().serializeToString(picture), width: Number(picture.getAttribute('width')), height: Number(picture.getAttribute('height')) };
}

function saveSvg() {
  save(svgText().text, 'image/svg+xml', 'svg');
}

function savePng() {
  const { text, width, height } = svgText();
  const image = new Image();
  image.onload = () => {
    const canvas = el('canvas', { width: width * 2, height: height * 2 + 60 });
    const context = canvas.getContext('2d');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, width * 2, height * 2);
    context.fillStyle = '#1b2733';
    context.font = '22px sans-serif';
    context.fillText(page.citation, 16, height * 2 + 38, canvas.width - 32);
    canvas.toBlob((blob) => save(blob, 'image/png', 'png'), 'image/png');
  };
  image.onerror = () => announce('This browser would not draw the picture as PNG. SVG works.');
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

/** A cell for a spreadsheet: quoted, and never taken for a formula. */
export function csvCell(value) {
  const text = String(value ?? '');
  const tame = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return `"${tame.replace(/"/g, '""')}"`;
}

function saveCsv() {
  const which = 'links';
  const heads = columns(which).map(([title]) => csvCell(title)).join(',');
  const rows = tableRows(which).map((row) => columns(which).map(([, value]) => csvCell(value(row))).join(','));
  save(`\ufeff${[heads, ...rows, csvCell(page.citation)].join('\r\n')}\r\n`, 'text/csv;charset=utf-8', 'csv');
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce('Copied');
  } catch {
    const field = el('textarea', { class: 'hidden' });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
    announce('Copied');
  }
}
