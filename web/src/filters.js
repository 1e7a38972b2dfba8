// SPDX-License-Identifier: Apache-2.0
// The legend, which is also the filter: a row a kind or relation with its count; place and time below.
import {h} from "./dom.js";
import {label, say} from "./words.js";

export class Filters {
  constructor(container, model, state) {
    Object.assign(this, {container, model, state});
  }

  update(shown) {
    const {model, state} = this;
    const focus = document.activeElement?.getAttribute("data-row");
    this.container.replaceChildren(
      this.#list("kinds", model.kinds, model.nodes.values(), shown.nodes, "hide"),
      this.#list("relations", model.relations, model.edges.values(), shown.edges, "norel"),
      this.#place(), this.#time(),
      h("button", {class: "wide", onclick: () => state.set({hide: [], norel: [], place: "", from: "", until: "", hops: 0})}, say("reset")),
      h("p", {class: "counts", role: "status"}, say("counts", {nodes: shown.nodes.size, edges: shown.edges.size})),
      model.complete ? "" : h("p", {class: "hint"}, say("part")),
      h("p", {class: "hint"}, say("keys")));
    if (focus) this.container.querySelector(`[data-row="${CSS.escape(focus)}"]`)?.focus();
  }

  #list(title, kinds, rows, shown, list) {
    const counts = new Map();
    for (const {kind, key} of rows) {
      const count = counts.get(kind) ?? {all: 0, shown: 0};
      ++count.all;
      if (shown.has(key)) ++count.shown;
      counts.set(kind, count);
    }
    const items = Object.keys(kinds).filter((kind) => counts.has(kind)).map((kind) => {
      const off = this.state[list].includes(kind);
      const {all, shown: left} = counts.get(kind);
      return h("li", {}, h("button", {class: off ? "off" : "", "aria-pressed": String(!off), "data-row": `${list}-${kind}`,
        onclick: () => this.state.toggle(list, kind)},
        h("span", {class: list === "hide" ? "dot" : "dash", style: {"--chip": kinds[kind].color}}),
        h("span", {class: "name"}, label(kinds, kind)), h("span", {class: "count"}, left === all ? String(all) : `${left}/${all}`)));
    });
    return h("section", {}, h("h3", {}, say(title)), h("ul", {class: "legend"}, items));
  }

  #place() {
    const order = ["country", "province", "prefecture", "county"];
    const names = [...this.model.places].sort(([a, x], [b, y]) => order.indexOf(x) - order.indexOf(y) || (a < b ? -1 : 1));
    return h("section", {}, h("h3", {}, say("place")), h("select", {"aria-label": say("place"),
      onchange: (event) => this.state.set({place: event.target.value})},
      h("option", {value: ""}, say("all_places")), names.map(([name]) => h("option", {value: name, selected: name === this.state.place}, name))));
  }

  #time() {
    const field = (name) => h("input", {type: "number", min: "1949", max: "2100", placeholder: say(name), "aria-label": say(name),
      "data-row": name, value: this.state[name === "from" ? "from" : "until"],
      onchange: (event) => this.state.set({[name === "from" ? "from" : "until"]: event.target.value})});
    return h("section", {}, h("h3", {}, say("time")), h("div", {class: "pair"}, field("from"), field("until")));
  }
}
