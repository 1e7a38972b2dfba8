// SPDX-License-Identifier: Apache-2.0
// The graph as the page holds it: nodes and edges by key, their neighbours, and what can be worked out of them
// (date, place, level). Rows come from explorer_writer.cpp; the same rows may come again, in part, from a server.

const LEVELS = ["country", "province", "prefecture", "county"];
const LINEAGE = ["IMPLEMENTS", "BASED_ON", "CITES", "FORMULATES", "REVISES", "REPEALS", "VERSION_OF"];
const DATES = ["date_signed", "date_effective", "deadline", "end_date", "start_date"];

export class Model {
  constructor() {
    this.kinds = {};
    this.relations = {};
    this.columns = {};
    this.nodes = new Map();
    this.edges = new Map();
    this.documents = new Map();
    this.complete = true;
    this.places = new Map();
  }

  /** Takes in rows; those that are known already stay as they are. Returns how many nodes are new. */
  add(data) {
    this.kinds = {...data.kinds, ...this.kinds};
    this.relations = {...data.relations, ...this.relations};
    this.columns = {...data.columns, ...this.columns};
    this.complete &&= data.complete !== false;
    const documents = data.documents.map(([key, path, text]) => {
      const known = this.documents.get(key);
      if (known) return known;
      const made = {key, path, text, place: "", date: ""};
      this.documents.set(key, made);
      return made;
    });
    const evidence = (rows) => rows.map(([document, start, end, written, rule, confidence]) =>
      ({document: documents[document], start, end, written, rule, confidence}));
    const before = this.nodes.size;
    const keys = data.nodes.map(([key, kind, name, label, x, y, size, attributes, shown]) => {
      if (!this.nodes.has(key)) {
        this.nodes.set(key, {key, kind, name, label, x, y, size, attributes, evidence: evidence(shown), aliases: [],
          out: [], in: [], text: null});
      }
      return key;
    });
    for (const [key, kind, source, target, attributes, shown] of data.edges) {
      if (this.edges.has(key)) continue;
      const edge = {key, kind, source: this.nodes.get(keys[source]), target: this.nodes.get(keys[target]), attributes,
        evidence: evidence(shown)};
      this.edges.set(key, edge);
      edge.source.out.push(edge);
      edge.target.in.push(edge);
    }
    for (const [node, name, type] of data.aliases) {
      const {aliases} = this.nodes.get(keys[node]);
      if (!aliases.some((known) => known.name === name && known.type === type)) aliases.push({name, type});
    }
    this.#settle();
    return this.nodes.size - before;
  }

  #settle() {
    for (const node of this.nodes.values()) {
      node.text = null;
      if (node.kind === "Place") this.places.set(node.name, node.attributes.level ?? "");
    }
    for (const node of this.nodes.values()) {
      if (node.kind !== "Document") continue;
      for (const {document} of node.evidence.slice(0, 1)) {
        document.place = node.attributes.place ?? "";
        document.date = node.attributes.date_signed ?? "";
        document.title = node.name;
      }
    }
  }

  node(key) { return this.nodes.get(key); }

  /** An ISO date or part of one, "" where the node has none of its own. */
  date(node) {
    for (const name of DATES) if (node.attributes[name]) return String(node.attributes[name]);
    return "";
  }

  /** The names of the places that a node belongs to. */
  placesOf(node) {
    if (node.kind === "Place") return [node.name];
    if (node.attributes.place) return [node.attributes.place];
    return [...new Set(node.evidence.map(({document}) => document.place).filter(Boolean))];
  }

  /** country … county, "" where it cannot be told: by what the policy applies to, who issued it, or its title. */
  level(node) {
    const {attributes, out} = node;
    if (node.kind === "Place") return attributes.level ?? "";
    const named = out.find(({kind}) => kind === "APPLIES_TO")?.target.name
      ?? out.find(({kind}) => kind === "ISSUED_BY")?.target.attributes.place ?? attributes.place;
    if (named) return this.places.get(named) ?? "";
    for (const [place, level] of this.places) if (node.name.startsWith(place)) return level;
    return node.kind === "Law" ? "country" : "";
  }

  /** Everything that a search looks at. */
  searchText(node) {
    node.text ??= [node.name, node.attributes.doc_number, node.attributes.notice_title,
      ...node.aliases.map(({name}) => name)].filter(Boolean).join("\n").toLowerCase();
    return node.text;
  }

  /** Nodes whose names hold all words, names that begin with the query and the well connected first. */
  search(query, limit) {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const found = [];
    for (const node of this.nodes.values()) {
      const text = this.searchText(node);
      if (words.every((word) => text.includes(word))) found.push(node);
    }
    const rank = (node) => (node.name.toLowerCase().startsWith(words[0]) ? 1e6 : 0) + node.in.length + node.out.length;
    return found.sort((a, b) => rank(b) - rank(a) || (a.key < b.key ? -1 : 1)).slice(0, limit);
  }

  /** The keys within so many steps of a node, itself among them. */
  around(key, hops) {
    const near = new Set([key]);
    let border = [key];
    for (let step = 0; step < hops; ++step) {
      const next = [];
      for (const at of border) {
        const node = this.nodes.get(at);
        for (const edge of node.out) if (!near.has(edge.target.key)) near.add(edge.target.key), next.push(edge.target.key);
        for (const edge of node.in) if (!near.has(edge.source.key)) near.add(edge.source.key), next.push(edge.source.key);
      }
      border = next;
    }
    return near;
  }

  /** The lineage of a node: steps up (to what it rests on) are negative, those down positive. */
  lineage(key) {
    const depth = new Map([[key, 0]]);
    for (const [sign, from, to] of [[-1, "out", "target"], [1, "in", "source"]]) {
      let border = [key];
      for (let step = 1; border.length > 0; ++step) {
        const next = [];
        for (const at of border) {
          for (const edge of this.nodes.get(at)[from]) {
            if (!LINEAGE.includes(edge.kind) || depth.has(edge[to].key)) continue;
            depth.set(edge[to].key, sign * step);
            next.push(edge[to].key);
          }
        }
        border = next;
      }
    }
    return depth;
  }

  /** All policies and laws that a lineage edge touches. */
  lineageNodes() {
    return [...this.nodes.values()].filter((node) =>
      [...node.in, ...node.out].some((edge) => LINEAGE.includes(edge.kind)));
  }

  /** The shortest way between two nodes as edges, null where there is none. */
  path(from, to) {
    const came = new Map([[from, null]]);
    let border = [from];
    while (border.length > 0 && !came.has(to)) {
      const next = [];
      for (const at of border) {
        const node = this.nodes.get(at);
        for (const edge of [...node.out, ...node.in]) {
          const other = edge.source.key === at ? edge.target.key : edge.source.key;
          if (!came.has(other)) came.set(other, {edge, at}), next.push(other);
        }
      }
      border = next;
    }
    if (!came.has(to)) return null;
    const edges = [];
    for (let step = came.get(to); step; step = came.get(step.at)) edges.unshift(step.edge);
    return edges;
  }
}

export {LEVELS, LINEAGE};
