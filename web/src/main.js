// SPDX-License-Identifier: Apache-2.0
// Ties the parts together: the state says what is looked at, every change draws it anew.
import {h, save} from "./dom.js";
import {Filters} from "./filters.js";
import {GraphView} from "./graph_view.js";
import {LineageView} from "./lineage_view.js";
import {MatrixView} from "./matrix_view.js";
import {Model} from "./model.js";
import {Panel} from "./panel.js";
import {Search} from "./search.js";
import {source} from "./source.js";
import {State} from "./state.js";
import {TableView} from "./table_view.js";
import {visible} from "./visible.js";
import {otherLanguage, say, setLanguage} from "./words.js";

const VIEWS = ["graph", "lineage", "matrix", "table"];
const at = (id) => document.getElementById(id);

class Explorer {
  constructor() {
    this.state = new State();
    this.model = new Model();
    this.source = source();
    this.edge = "";
    const pick = (key, edge = "") => this.pick(key, edge);
    this.views = {graph: new GraphView(at("graph"), this.model, pick), lineage: new LineageView(at("lineage"), this.model, pick),
      matrix: new MatrixView(at("matrix"), this.model, pick), table: new TableView(at("table"), this.model, pick)};
    this.panel = new Panel(at("panel"), this.model, this.source, pick);
    this.filters = new Filters(at("filters"), this.model, this.state);
    new Search(at("search"), at("found"), this.model, this.source, (key) => this.pick(key, "", true));
  }

  async start() {
    this.model.add(await this.source.start());
    this.state.onChange(() => this.draw());
    document.addEventListener("keydown", (event) => this.key(event));
    this.draw();
    if (this.state.node) this.views.graph.go(this.state.node);
  }

  /** Looks at a node; from a search also moves to it. */
  async pick(key, edge = "", go = false) {
    this.edge = edge;
    if (key !== "" && !this.model.complete) {
      const more = await this.source.near(key, 1);
      if (more) this.model.add(more);
    }
    this.state.set({node: key, hops: key === "" ? 0 : this.state.hops}, true);
    if (go && this.state.view === "graph") this.views.graph.go(key);
  }

  draw() {
    const {state} = this;
    setLanguage(state.lang);
    const dark = state.theme === "" ? matchMedia("(prefers-color-scheme: dark)").matches : state.theme === "dark";
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    document.title = say("title");
    this.bar();
    this.shown = visible(this.model, state);
    this.filters.update(this.shown);
    let view = VIEWS.includes(state.view) ? state.view : "graph";
    if (view === "graph" && !this.canDraw()) view = "table";
    for (const name of VIEWS) at(name).hidden = name !== view;
    this.view = view;
    this.views[view].update(this.shown, state);
    this.panel.update(state, this.edge);
  }

  canDraw() {
    this.webgl ??= Boolean(document.createElement("canvas").getContext("webgl2"));
    return this.webgl;
  }

  bar() {
    const {state} = this;
    at("search").placeholder = say("search");
    at("search").setAttribute("aria-label", say("search"));
    const button = (text, act, pressed) => h("button", {onclick: act, ...(pressed === undefined ? {} : {"aria-pressed": String(pressed)})}, text);
    at("views").replaceChildren(...VIEWS.map((name) => button(say(name), () => state.set({view: name}, true), state.view === name)));
    at("tools").replaceChildren(
      ...(this.model.node(state.node) ? [0, 1, 2].map((hops) => button(say(hops === 0 ? "whole" : `hops${hops}`), () => state.set({hops}), state.hops === hops)) : []),
      button("PNG", () => this.savePng()), button("SVG", () => this.saveSvg()), button("CSV", () => this.saveCsv()),
      button(say("theme"), () => this.theme()), button(say("lang"), () => state.set({lang: otherLanguage()})));
  }

  theme() { this.state.set({theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark"}); }

  saveCsv() {
    this.views.table.update(this.shown, this.state);
    this.views.table.save();
  }

  drawing() { return this.view === "graph" ? this.views.graph.svg() : this.view === "lineage" ? this.views.lineage.svg() : null; }

  saveSvg() {
    const drawing = this.drawing();
    if (drawing) save("policygraph.svg", new Blob([new XMLSerializer().serializeToString(drawing)], {type: "image/svg+xml"}));
  }

  async savePng() {
    if (this.view === "graph") return this.views.graph.canvas().toBlob((blob) => save("policygraph.png", blob));
    const drawing = this.drawing();
    if (!drawing) return;
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
    await image.decode();
    const canvas = h("canvas");
    canvas.width = Number(drawing.getAttribute("width"));
    canvas.height = Number(drawing.getAttribute("height"));
    canvas.getContext("2d").drawImage(image, 0, 0);
    canvas.toBlob((blob) => save("policygraph.png", blob));
  }

  key(event) {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = {"/": () => at("search").focus(), Escape: () => this.pick(""), "0": () => this.views.graph.reset(),
      "+": () => this.views.graph.zoom(0.7), "-": () => this.views.graph.zoom(1.4), d: () => this.theme(),
      l: () => this.state.set({lang: otherLanguage()}), f: () => this.state.set({hops: this.state.hops === 1 ? 0 : 1})};
    VIEWS.forEach((view, i) => { acts[String(i + 1)] = () => this.state.set({view}, true); });
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

new Explorer().start().catch((error) => {
  at("message").hidden = false;
  at("message").textContent = `${say("failed")}: ${error.message}`;
});
