// Facts in words. The weights come with the data; here they are only ranked for what is in view.

import { edges, nodes, paperOf, relations } from './data.js';
import { longDate, longPeriod } from './dates.js';

/** When a fact held, if the paper says more than its own date; else ''. */
export function validWords(item) {
  if (item.valid_from && !(item.valid_from === item.recorded && (item.valid_to ?? item.recorded) === item.recorded)) {
    return longPeriod(item.valid_from, item.valid_to);
  }
  return item.period && !/^\d{4}-/.test(item.period) ? item.period : '';
}

export function factText(edge, item) {
  const relation = relations.get(edge.relation);
  const when = validWords(item);
  const said = item.modality && item.modality !== 'asserted' ? ` [${item.modality}]` : '';
  const words = relation.key === 'outcome' ? '' : `${relation.label} `;
  return `${nodes[edge.a].label}: ${words}${nodes[edge.b].label}${when ? ` (${when})` : ''}${said}`;
}

/** Paper and date, for where room is short. */
export function shortSource(item) {
  return `${paperOf(item).title}, ${longDate(item.recorded)}`;
}

export function sourceText(item) {
  return [paperOf(item).title, item.section, item.speaker, longDate(item.recorded)].filter(Boolean).join(', ');
}

/** Every piece of evidence of these edges with its edge, in order of time. */
export function inOrder(list) {
  return list.flatMap((edge) => edge.evidence.map((item) => ({ edge, item })))
    .sort((a, b) => a.item.recorded.localeCompare(b.item.recorded) || a.item.paper - b.item.paper
      || (a.item.start ?? 0) - (b.item.start ?? 0));
}

/** The weightiest facts between `from` and `to` (ISO dates); with `about`, only those of that node. */
export function keyFacts({ from, to, about = null, limit = 10 }) {
  const perSubject = about === null ? 2 : limit;
  const ranked = inOrder(about === null ? edges : nodes[about].edges)
    .filter(({ item }) => item.recorded >= from && item.recorded <= to && item.weight > 0)
    .sort((a, b) => b.item.weight - a.item.weight || b.item.recorded.localeCompare(a.item.recorded));
  const counts = new Map();
  const seen = new Set();
  const chosen = [];
  for (const fact of ranked) {
    const subject = fact.edge.a;
    const text = factText(fact.edge, fact.item);
    const kind = `${subject}/${fact.edge.relation}`;
    if (about === null && seen.has(kind)) continue;
    if (chosen.length === limit || (counts.get(subject) ?? 0) >= perSubject || (counts.get(fact.edge.relation) ?? 0) >= 5 || seen.has(text)) continue;
    for (const key of [subject, fact.edge.relation]) counts.set(key, (counts.get(key) ?? 0) + 1);
    seen.add(text).add(kind);
    chosen.push({ ...fact, text });
  }
  return chosen;
}
