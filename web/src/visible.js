// SPDX-License-Identifier: Apache-2.0
// Which nodes and edges the filters leave.

function inTime(date, from, until) {
  if (date === "") return true;
  const year = date.slice(0, 4);
  return (from === "" || year >= from.slice(0, 4)) && (until === "" || year <= until.slice(0, 4));
}

/** The keys of nodes and edges that are shown. */
export function visible(model, state) {
  const near = state.hops > 0 && model.node(state.node) ? model.around(state.node, state.hops) : null;
  const nodes = new Set();
  for (const node of model.nodes.values()) {
    if (state.hide.includes(node.kind) || (near && !near.has(node.key))) continue;
    if (state.place !== "" && !model.placesOf(node).includes(state.place)) continue;
    const own = model.date(node);
    const timely = own !== "" ? inTime(own, state.from, state.until)
      : node.evidence.length === 0 || node.evidence.some(({document}) => inTime(document.date, state.from, state.until));
    if (timely) nodes.add(node.key);
  }
  const edges = new Set();
  for (const edge of model.edges.values()) {
    if (!state.norel.includes(edge.kind) && nodes.has(edge.source.key) && nodes.has(edge.target.key)) edges.add(edge.key);
  }
  return {nodes, edges};
}
