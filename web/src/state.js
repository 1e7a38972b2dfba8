// SPDX-License-Identifier: Apache-2.0
// What is being looked at. It stands in the address after #, so that a link shows the same view again.

const EMPTY = {view: "graph", node: "", to: "", hops: 0, hide: [], norel: [], place: "", from: "", until: "", lang: "",
  theme: ""};

export class State {
  #listeners = [];

  constructor() {
    this.read();
    window.addEventListener("hashchange", () => {
      if (this.#text() !== location.hash.slice(1)) {
        this.read();
        this.#tell();
      }
    });
  }

  read() {
    Object.assign(this, structuredClone(EMPTY));
    const parameters = new URLSearchParams(location.hash.slice(1));
    for (const name of Object.keys(EMPTY)) {
      const value = parameters.get(name);
      if (value === null) continue;
      this[name] = Array.isArray(EMPTY[name]) ? value.split(",").filter(Boolean)
        : typeof EMPTY[name] === "number" ? Number.parseInt(value, 10) || 0 : value;
    }
  }

  #text() {
    const parameters = new URLSearchParams();
    for (const [name, empty] of Object.entries(EMPTY)) {
      const value = Array.isArray(empty) ? this[name].join(",") : String(this[name]);
      if (value !== (Array.isArray(empty) ? "" : String(empty))) parameters.set(name, value);
    }
    return parameters.toString();
  }

  /** Changes some of it; `step`: the browser's back button undoes it. */
  set(changes, step = false) {
    Object.assign(this, changes);
    const text = this.#text();
    if (text !== location.hash.slice(1)) {
      const address = text === "" ? location.pathname + location.search : `#${text}`;
      history[step ? "pushState" : "replaceState"](null, "", address);
    }
    this.#tell();
  }

  toggle(list, value) {
    this.set({[list]: this[list].includes(value) ? this[list].filter((one) => one !== value) : [...this[list], value]});
  }

  onChange(listener) { this.#listeners.push(listener); }
  #tell() { for (const listener of this.#listeners) listener(this); }
}
