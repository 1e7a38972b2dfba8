// SPDX-License-Identifier: Apache-2.0
// A graph as a JavaScript library reads it, as JSON rows: node read.mjs READER FILE
// Ends with 77 where the libraries are absent (scripts/interop-install).
import {readFileSync} from "node:fs";

const readers = {
  /** Gephi Lite's reader of GEXF. */
  async graphology_gexf(text) {
    const [{default: graphology}, {default: gexf}] = await Promise.all([import("graphology"), import("graphology-gexf")]);
    return ofGraphology(gexf.parse(graphology.MultiDirectedGraph, text));
  },
  async graphology(text) {
    const {default: graphology} = await import("graphology");
    return ofGraphology(graphology.MultiDirectedGraph.from(JSON.parse(text)));
  },
  /** Cytoscape.js without a browser. */
  async cytoscape(text) {
    const {default: cytoscape} = await import("cytoscape");
    const graph = cytoscape({...JSON.parse(text), headless: true});
    const rows = (elements) => Object.fromEntries(elements.map((one) => [one.id(), one.data()]));
    for (const node of graph.nodes()) if (!Number.isFinite(node.position().x)) throw new Error(`${node.id()} lies nowhere`);
    return {nodes: rows(graph.nodes()), edges: rows(graph.edges())};
  },
};

function ofGraphology(graph) {
  return {
    nodes: Object.fromEntries(graph.mapNodes((key, row) => [key, row])),
    edges: Object.fromEntries(graph.mapEdges((key, row, source, target) => [key, {...row, source, target}])),
  };
}

const [reader, file] = process.argv.slice(2);
try {
  process.stdout.write(JSON.stringify(await readers[reader](readFileSync(file, "utf8"))));
} catch (error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error(error.message.split("\n")[0]);
  process.exitCode = 77;
}
