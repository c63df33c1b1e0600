// People by meetings: who came, in which post, who sent apologies. A succession in a post is seen down a column.

import { el } from './dom.js';
import { data, dates, nodes, otherEnd } from './data.js';
import { longDate, shortDate } from './dates.js';
import { selectNode, state } from './state.js';

const COLOURS = 7;
const MOST = 150;

export function peopleView() {
  const rows = people();
  if (!rows.length) return el('p', { class: 'empty' }, 'The papers of this period list nobody as present.');
  const days = [...new Set(rows.flatMap((row) => [...row.at.keys()]))].sort();
  const shades = shadesOf(rows);
  return el('div', { class: 'scroll' }, el('table', { class: 'people' },
    el('caption', {}, 'People by the meetings whose minutes list them. Colour and letters tell the post; “ap.” is apologies.'),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Person'), days.map((day) => el('th', { scope: 'col' }, el('span', { title: longDate(day) }, shortDate(day)))),
      el('th', { scope: 'col' }, 'Post as listed'))),
    el('tbody', {}, rows.slice(0, MOST).map((row) => personRow(row, days, shades)))));
}

/** Each person with `at`: meeting date to {kind, role}. The role is the one the same date's papers give. */
function people() {
  const rows = [];
  for (const node of nodes.filter((one) => one.type === 'PERSON')) {
    const at = new Map();
    const roles = [];
    for (const edge of node.edges) {
      for (const item of edge.evidence) {
        if (!within(item.recorded)) continue;
        if (edge.relation === 'attended') at.set(meetingDay(edge, node, item), 'there');
        if (edge.relation === 'sent_apologies' && !at.has(meetingDay(edge, node, item))) at.set(meetingDay(edge, node, item), 'away');
        if (edge.relation === 'holds_role' && edge.a === node.id) roles.push({ day: item.recorded, role: otherEnd(edge, node) });
      }
    }
    roles.sort((a, b) => b.role.label.length - a.role.label.length);
    if (at.size) rows.push({ node, at, roles });
  }
  const first = (row) => [...row.at.keys()].sort()[0];
  return rows.sort((a, b) => office(a).localeCompare(office(b)) || first(a).localeCompare(first(b)) || a.node.label.localeCompare(b.node.label));
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

/** The post to group by, without what is only for a time, so that a temporary holder stands beside the holder. */
function office(row) {
  const role = roleOn(row, [...row.at.keys()].sort()[0]);
  return role ? role.label.replace(/^(temporary|acting|interim)\s+/i, '') : '~';
}

function shadesOf(rows) {
  const offices = [...new Set(rows.map(office))].sort((a, b) => rows.filter((r) => office(r) === b).length - rows.filter((r) => office(r) === a).length || a.localeCompare(b));
  return new Map(offices.map((name, i) => [name, name === '~' ? 0 : (i % COLOURS) + 1]));
}

function personRow(row, days, shades) {
  const roles = [...new Set(row.roles.map(({ role }) => role.label))];
  return el('tr', {},
    el('th', { scope: 'row' }, el('button', { type: 'button', class: 'name', onclick: () => selectNode(row.node.id) }, row.node.label)),
    days.map((day) => {
      const kind = row.at.get(day);
      if (!kind) return el('td', {}, el('span', { class: 'hidden' }, 'not listed'));
      const role = roleOn(row, day);
      return el('td', { class: `${kind} office-${shades.get(office(row))}`, title: role ? role.label : 'no post given' },
        kind === 'away' ? 'ap.' : initials(role), kind === 'away' ? el('span', { class: 'hidden' }, ' apologies') : null);
    }),
    el('td', { class: 'word' }, roles.slice(0, 3).join('; ')));
}

function initials(role) {
  if (!role) return '✓';
  if (!/\s/.test(role.label)) return role.label.slice(0, 6);
  return role.label.split(/[\s/]+/).filter((word) => /^[A-Z]/.test(word)).map((word) => word[0]).join('').slice(0, 5) || '✓';
}
