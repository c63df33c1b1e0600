// People by meetings: who came, in which post, who sent apologies. A succession in a post is seen down a column.

import { el } from './dom.js';
import { data, dates, nodes, otherEnd } from './data.js';
import { longDate, shortDate } from './dates.js';
import { selectNode, state } from './state.js';

const COLOURS = 7;
const MOST = 150;
const NO_POST = '~';

export function peopleView() {
  const rows = people();
  if (!rows.length) return el('p', { class: 'empty' }, 'The papers of this period list nobody as present.');
  const days = [...new Set(rows.flatMap((row) => [...row.at.keys()]))].sort();
  const posts = [...new Set(rows.map((row) => row.office))];
  return el('div', { class: 'scroll' }, el('table', { class: 'people' },
    el('caption', {}, 'People by the meetings whose minutes list them. Colour and letters tell the post; “ap.” is apologies.'),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Post'), el('th', { scope: 'col' }, 'Person'),
      days.map((day) => el('th', { scope: 'col' }, el('span', { title: longDate(day) }, shortDate(day)))))),
    el('tbody', {}, rows.slice(0, MOST).map((row, i, some) => personRow(row, i, some, days, (posts.indexOf(row.office) % COLOURS) + 1)))));
}

/** Each person with `at`: meeting date to {kind, role}. The role is the one the same date's papers give. */
function people() {
  const rows = [];
  for (const node of nodes.filter((one) => one.type === 'PERSON')) {
    const at = new Map();
    const roles = [];
    const listed = new Map();
    for (const edge of node.edges) {
      for (const item of edge.evidence) {
        if (!within(item.recorded)) continue;
        if (['attended', 'sent_apologies'].includes(edge.relation)) listed.set(item.recorded, item.start ?? 0);
        if (edge.relation === 'attended') at.set(meetingDay(edge, node, item), 'there');
        if (edge.relation === 'sent_apologies' && !at.has(meetingDay(edge, node, item))) at.set(meetingDay(edge, node, item), 'away');
        if (edge.relation === 'holds_role' && edge.a === node.id) roles.push({ day: item.recorded, role: otherEnd(edge, node) });
      }
    }
    roles.sort((a, b) => b.role.label.length - a.role.label.length);
    if (at.size) rows.push(withOffice({ node, at, roles, listed }));
  }
  const first = (row) => [...row.at.keys()].sort()[0];
  const ranks = postRanks(rows);
  return rows.sort((a, b) => ranks.get(a.office) - ranks.get(b.office) || a.office.localeCompare(b.office)
    || first(a).localeCompare(first(b)) || a.node.label.localeCompare(b.node.label));
}

function within(day) {
  return day >= dates[state.from] && day <= dates[state.to];
}

function meetingDay(edge, node, item) {
  const meeting = data.meetings.find((one) => one.iri === otherEnd(edge, node).iri);
  return meeting?.date ?? item.recorded;
}

function roleOn(row, day) {
  return (row.roles.find((one) => one.day === day) ?? row.roles[0])?.role ?? null;
}

/** With the post to group by, without what is only for a time: a temporary holder stands beside the holder. */
function withOffice(row) {
  const role = roleOn(row, [...row.at.keys()].sort()[0]);
  return { ...row, office: role ? role.label.replace(/^(temporary|acting|interim)\s+/i, '') : NO_POST };
}

/** Posts in the order in which the papers list them: an attendance list begins with who matters most. */
function postRanks(rows) {
  const ranks = new Map();
  for (const day of new Set(rows.flatMap((row) => [...row.listed.keys()]))) {
    const order = rows.filter((row) => row.listed.has(day)).sort((a, b) => a.listed.get(day) - b.listed.get(day));
    order.forEach((row, i) => ranks.set(row.office, Math.min(ranks.get(row.office) ?? Infinity, i)));
  }
  return ranks;
}

function personRow(row, i, rows, days, shade) {
  const first = i === 0 || rows[i - 1].office !== row.office;
  const span = rows.filter((other) => other.office === row.office).length;
  return el('tr', { class: first ? 'first' : null },
    first ? el('th', { scope: 'rowgroup', rowspan: span, class: 'post' }, row.office === NO_POST ? 'no post given' : row.office) : null,
    el('th', { scope: 'row' }, el('button', { type: 'button', class: 'name', onclick: () => selectNode(row.node.id) }, row.node.label)),
    days.map((day) => {
      const kind = row.at.get(day);
      if (!kind) return el('td', {}, el('span', { class: 'hidden' }, 'not listed'));
      const role = roleOn(row, day);
      return el('td', { class: `${kind} office-${shade}`, title: role ? role.label : 'no post given' },
        kind === 'away' ? 'ap.' : initials(role), kind === 'away' ? el('span', { class: 'hidden' }, ' apologies') : null);
    }));
}

function initials(role) {
  if (!role) return '✓';
  if (!/\s/.test(role.label)) return role.label === role.label.toUpperCase() ? role.label.slice(0, 6) : `${role.label.slice(0, 4)}.`;
  return role.label.split(/[\s/]+/).filter((word) => /^[A-Z]/.test(word)).map((word) => word[0]).join('').slice(0, 5) || '✓';
}
