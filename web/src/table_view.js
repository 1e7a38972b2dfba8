// SPDX-License-Identifier: Apache-2.0
// The same nodes as rows: for readers of tables, for screen readers, and where nothing can be drawn.
import {h, plain, save, short} from "./dom.js";
import {label, say} from "./words.js";

const MOST = 500;

function cell(text) {
  const value = plain(text);
  return `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}

export class TableView {
  constructor(container, model, onPick) {
    this.container = container;
    this.model = model;
    this.onPick = onPick;
    this.rows = [];
  }

  update(shown) {
    const degree = (node) => node.in.length + node.out.length;
    this.rows = [...this.model.nodes.values()].filter(({key}) => shown.nodes.has(key))
      .sort((a, b) => degree(b) - degree(a) || (a.key < b.key ? -1 : 1));
    const head = ["kinds", "title", "place", "time", "relations"].map((key) => h("th", {}, say(key)));
    const rows = this.rows.slice(0, MOST).map((node) => h("tr", {},
      h("td", {}, label(this.model.kinds, node.kind)),
      h("td", {}, h("button", {title: plain(node.name), onclick: () => this.onPick(node.key)}, short(node.name, 60))),
      h("td", {}, short(this.model.placesOf(node).join(" "), 30)), h("td", {}, this.model.date(node)),
      h("td", {}, String(degree(node)))));
    this.container.replaceChildren(h("div", {class: "scroll"},
      h("table", {class: "list"}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows)),
      this.rows.length > MOST ? h("p", {class: "empty"}, say("more", {count: this.rows.length - MOST})) : null));
  }

  save() {
    const lines = this.rows.map((node) => [node.key, label(this.model.kinds, node.kind), node.name,
      this.model.placesOf(node).join(" "), this.model.date(node)].map(cell).join(","));
    save("nodes.csv", new Blob(["\ufeff", ["id,kind,name,place,date", ...lines].join("\r\n"), "\r\n"], {type: "text/csv"}));
  }
}
