// What the page carries, read once, with the indices that every view needs.

import { byId } from './dom.js';

export const data = JSON.parse(byId('data').textContent);
export const page = data.page;
export const dates = data.dates;
export const nodes = data.nodes;
export const edges = data.edges;
export const papers = data.papers;
export const types = new Map(data.types.map((type) => [type.key, type]));
export const relations = new Map(data.relations.map((relation) => [relation.key, relation]));
export const dateIndex = new Map(dates.map((date, index) => [date, index]));
export const lastDate = dates.length - 1;

const written = new Map(data.network.nodes.map((node) => [node.id, node]));
const drawnEdges = new Map(data.network.edges.map((edge) => [edge.id, edge]));

nodes.forEach((node, id) => {
  const place = written.get(id);
  Object.assign(node, { id, edges: [], drawn: Boolean(place), x: place?.x ?? 0, y: place?.y ?? 0, size: place?.size ?? 0 });
  node.colour = types.get(node.type)?.colour ?? '#8a8a8a';
  node.shape = types.get(node.type)?.shape ?? 'bar';
});

edges.forEach((edge, id) => {
  const place = drawnEdges.get(id);
  edge.id = id;
  edge.drawn = Boolean(place);
  edge.bend = place?.smooth?.roundness ?? 0;
  // A link without a passage of its own (a paper's mention of a thing) lives on the dates that the graph gives it.
  const days = edge.evidence.length ? edge.evidence.map((item) => item.recorded) : edge.dates;
  edge.dates = [...new Set(days.map((day) => dateIndex.get(day)))].filter((at) => at !== undefined).sort((a, b) => a - b);
  nodes[edge.a].edges.push(edge);
  if (edge.b !== edge.a) nodes[edge.b].edges.push(edge);
});

// A node that only statements know (an aim, a meeting) lives on their dates.
for (const node of nodes) {
  if (!node.dates.length) node.dates = [...new Set(node.edges.flatMap((edge) => edge.dates))].sort((a, b) => a - b);
}

export const operations = nodes.filter((node) => node.type === 'OPERATION')
  .sort((a, b) => b.dates.length - a.dates.length || b.mentions - a.mentions || a.label.localeCompare(b.label));

export function typeLabel(node) {
  return types.get(node.type)?.label ?? 'fact';
}

export function otherEnd(edge, node) {
  return nodes[edge.a === node.id ? edge.b : edge.a];
}

/** What the link says when read from `node`: "led by" one way, "leads" the other. */
export function relationFrom(edge, node) {
  const relation = relations.get(edge.relation);
  return edge.a === node.id ? relation.label : relation.inverse;
}

export function paperOf(item) {
  return papers[item.paper];
}

/** A node's name in a link to the page: its IRI without the base, so that it survives a new build. */
export function shortName(node) {
  return node.iri.startsWith(page.base) ? node.iri.slice(page.base.length) : node.iri;
}

const byName = new Map(nodes.map((node) => [shortName(node), node]));

export function nodeNamed(name) {
  return byName.get(name) ?? null;
}
