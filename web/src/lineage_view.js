// SPDX-License-Identifier: Apache-2.0
// Policies by date (across) and administrative level (down), with the relations that carry lineage.
import {h, plain, short, svg} from "./dom.js";
import {LEVELS, LINEAGE} from "./model.js";
import {label, say} from "./words.js";

const WIDTH = 168, HEIGHT = 40, GAP = 14, LEFT = 90, TOP = 34, MOST = 400;

export class LineageView {
  constructor(container, model, onPick) {
    this.container = container;
    this.model = model;
    this.onPick = onPick;
  }

  update(shown, state) {
    const chosen = this.#chosen(shown, state);
    if (chosen.length === 0) {
      this.container.replaceChildren(h("p", {class: "empty"}, say("nothing")));
      return;
    }
    const {places, years, bands, width, height} = this.#layout(chosen);
    const drawing = svg("svg", {xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, class: "lineage"});
    drawing.append(svg("defs", {}, ...this.#heads()));
    for (const {y, height: tall, level} of bands) {
      const text = svg("text", {x: 10, y: y + tall / 2, class: "band"});
      text.textContent = say(level === "" ? "unknown" : level);
      drawing.append(svg("line", {x1: 0, x2: width, y1: y, y2: y, class: "rule"}), text);
    }
    for (const {x, year} of years) {
      const text = svg("text", {x: x + WIDTH / 2, y: 20, class: "year"});
      text.textContent = year === "" ? say("undated") : year;
      drawing.append(text);
    }
    for (const node of chosen) for (const edge of node.out) {
      if (LINEAGE.includes(edge.kind) && shown.edges.has(edge.key) && places.has(edge.target.key)) {
        drawing.append(this.#line(edge, places.get(node.key), places.get(edge.target.key)));
      }
    }
    for (const node of chosen) drawing.append(this.#box(node, places.get(node.key), node.key === state.node));
    this.container.replaceChildren(drawing);
  }

  #chosen(shown, state) {
    const node = this.model.node(state.node);
    const depth = node && (node.kind === "Policy" || node.kind === "Law" || node.kind === "Task") ? this.model.lineage(state.node) : null;
    const all = depth && depth.size > 1 ? [...depth.keys()].map((key) => this.model.node(key)) : this.model.lineageNodes();
    return all.filter(({key, kind}) => shown.nodes.has(key) && (depth?.size > 1 || kind !== "Task"))
      .sort((a, b) => b.in.length + b.out.length - a.in.length - a.out.length || (a.key < b.key ? -1 : 1)).slice(0, MOST);
  }

  /** A column a year, a band a level, boxes below each other within both. */
  #layout(chosen) {
    const yearOf = (node) => this.model.date(node).slice(0, 4);
    const names = [...new Set(chosen.map(yearOf))].sort((a, b) => (a === "") - (b === "") || (a < b ? -1 : 1));
    const years = names.map((year, i) => ({year, x: LEFT + i * (WIDTH + 40)}));
    const places = new Map();
    const bands = [];
    let y = TOP;
    for (const level of [...LEVELS, ""]) {
      const rows = chosen.filter((node) => this.model.level(node) === level);
      if (rows.length === 0) continue;
      const used = new Map();
      for (const node of rows.sort((a, b) => (this.model.date(a) + a.name < this.model.date(b) + b.name ? -1 : 1))) {
        const year = yearOf(node);
        const row = used.get(year) ?? 0;
        used.set(year, row + 1);
        places.set(node.key, {x: years[names.indexOf(year)].x, y: y + GAP + row * (HEIGHT + GAP)});
      }
      const height = GAP + Math.max(...used.values()) * (HEIGHT + GAP);
      bands.push({level, y, height});
      y += height;
    }
    return {places, years, bands, width: LEFT + names.length * (WIDTH + 40), height: y + GAP};
  }

  #heads() {
    return LINEAGE.map((kind) => svg("marker", {id: `head-${kind}`, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7,
      markerHeight: 7, orient: "auto"}, svg("path", {d: "M0 0L8 4L0 8z", fill: this.#color(kind)})));
  }

  #color(kind) { return this.model.relations[kind]?.color ?? "#888888"; }

  #line(edge, from, to) {
    const forward = to.x > from.x, same = to.x === from.x;
    const x1 = from.x + (forward ? WIDTH : 0), y1 = from.y + HEIGHT / 2;
    const x2 = to.x + (forward || same ? 0 : WIDTH), y2 = to.y + HEIGHT / 2;
    const bend = same ? -50 : (x2 - x1) / 2;
    const title = svg("title");
    title.textContent = `${label(this.model.relations, edge.kind)}: ${plain(edge.source.name)} → ${plain(edge.target.name)}`;
    return svg("path", {class: "link", d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - (same ? 50 : bend)} ${y2} ${x2} ${y2}`,
      stroke: this.#color(edge.kind), "marker-end": `url(#head-${edge.kind})`,
      onclick: () => this.onPick(edge.source.key, edge.key)}, title);
  }

  #box(node, {x, y}, selected) {
    const color = this.model.kinds[node.kind]?.color ?? "#888888";
    const name = Array.from(plain(node.name));
    const lines = [name.slice(0, 12).join(""), short(name.slice(12).join(""), 12)].filter(Boolean);
    const title = svg("title");
    title.textContent = plain(node.name);
    const texts = lines.map((line, i) => {
      const text = svg("text", {x: x + 8, y: y + (lines.length === 1 ? 24 : 17 + 15 * i)});
      text.textContent = line;
      return text;
    });
    const pick = () => this.onPick(node.key);
    return svg("g", {class: selected ? "box selected" : node.attributes.stub ? "box stub" : "box", tabindex: 0, role: "button",
      onclick: pick, onkeydown: (event) => { if (event.key === "Enter") pick(); }},
      title, svg("rect", {x, y, width: WIDTH, height: HEIGHT, rx: 4, stroke: color}), texts);
  }

  /** The drawing for saving, with its style inside. */
  svg() {
    const drawing = this.container.querySelector("svg")?.cloneNode(true);
    if (!drawing) return null;
    const {color, backgroundColor} = getComputedStyle(document.body);
    const style = svg("style");
    style.textContent = `text{font:12px sans-serif;fill:${color}}.box rect{fill:${backgroundColor};stroke-width:1.5}.link{fill:none;stroke-width:1.3}.rule{stroke:#8884}.year,.band{font-weight:bold}`;
    drawing.prepend(style, svg("rect", {width: "100%", height: "100%", fill: backgroundColor}));
    return drawing;
  }
}
