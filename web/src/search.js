// SPDX-License-Identifier: Apache-2.0
// The search field with its list of suggestions.
import {h, short} from "./dom.js";
import {label, say} from "./words.js";

export class Search {
  constructor(field, list, model, source, onPick) {
    Object.assign(this, {field, list, model, source, onPick, at: -1, found: []});
    field.addEventListener("input", () => this.#search());
    field.addEventListener("keydown", (event) => this.#key(event));
    field.addEventListener("blur", () => setTimeout(() => { this.list.hidden = true; }, 200));
    field.addEventListener("compositionend", () => this.#search());
  }

  async #search() {
    const query = this.field.value.trim();
    const more = query === "" ? null : await this.source.search(query);
    if (query !== this.field.value.trim()) return;
    if (more) this.model.add(more);
    this.found = this.model.search(query, 12);
    this.at = -1;
    this.#show(query);
  }

  #show(query) {
    this.list.hidden = query === "";
    this.list.replaceChildren(...(this.found.length === 0 ? [h("li", {class: "empty"}, say("none_found"))]
      : this.found.map((node, i) => h("li", {role: "option", "aria-selected": String(i === this.at),
        onmousedown: (event) => { event.preventDefault(); this.#pick(node); }},
        h("span", {class: "dot", style: {"--chip": this.model.kinds[node.kind]?.color ?? "#999999"}}),
        h("span", {class: "name"}, short(node.name, 48)),
        h("span", {class: "count"}, `${label(this.model.kinds, node.kind)} ${short(node.attributes.place ?? node.attributes.doc_number ?? "", 16)}`)))));
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const count = this.found.length;
      if (count > 0) this.at = (this.at + (event.key === "ArrowDown" ? 1 : count - (this.at < 0 ? 0 : 1))) % count;
      this.#show(this.field.value.trim());
    } else if (event.key === "Enter" && this.found.length > 0) {
      this.#pick(this.found[Math.max(0, this.at)]);
    } else if (event.key === "Escape") {
      this.field.blur();
    }
  }

  #pick(node) {
    this.list.hidden = true;
    this.field.blur();
    this.onPick(node.key);
  }
}
