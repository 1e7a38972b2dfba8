// SPDX-License-Identifier: Apache-2.0
// Tasks of one policy down, agencies across, the role where they meet.
import {h, plain, short} from "./dom.js";
import {say} from "./words.js";

const ROLES = ["lead", "responsible", "implement", "participant"];

/** Orders 1, 1/2, 1/10 as numbers. */
function comparePaths(a, b) {
  const [left, right] = [a, b].map((path) => String(path ?? "").split("/").map((part) => Number.parseInt(part, 10) || 0));
  for (let i = 0; i < Math.max(left.length, right.length); ++i) {
    if ((left[i] ?? -1) !== (right[i] ?? -1)) return (left[i] ?? -1) - (right[i] ?? -1);
  }
  return 0;
}

export class MatrixView {
  constructor(container, model, onPick) {
    this.container = container;
    this.model = model;
    this.onPick = onPick;
    this.policy = "";
  }

  #policies(shown) {
    const owned = new Map();
    for (const node of this.model.nodes.values()) {
      if (node.kind !== "Policy" || !shown.nodes.has(node.key)) continue;
      const count = node.out.reduce((sum, {kind, target}) =>
        sum + (kind === "HAS_TASK" ? target.in.filter((edge) => edge.kind === "RESPONSIBLE_FOR").length : 0), 0);
      if (count > 0) owned.set(node, count);
    }
    return [...owned.keys()].sort((a, b) => owned.get(b) - owned.get(a) || (a.name < b.name ? -1 : 1));
  }

  update(shown, state) {
    const policies = this.#policies(shown);
    if (policies.length === 0) {
      this.container.replaceChildren(h("p", {class: "empty"}, say("nothing")));
      return;
    }
    if (policies.some(({key}) => key === state.node)) this.policy = state.node;
    if (!policies.some(({key}) => key === this.policy)) this.policy = policies[0].key;
    const policy = this.model.node(this.policy);
    const tasks = policy.out.filter(({kind, target}) => kind === "HAS_TASK" && shown.nodes.has(target.key)).map(({target}) => target)
      .sort((a, b) => comparePaths(a.attributes.path, b.attributes.path) || (a.key < b.key ? -1 : 1));
    const owners = new Map();
    for (const task of tasks) for (const edge of task.in) {
      if (edge.kind !== "RESPONSIBLE_FOR" || !shown.edges.has(edge.key)) continue;
      const known = owners.get(edge.source.key) ?? {agency: edge.source, cells: new Map()};
      known.cells.set(task.key, edge);
      owners.set(edge.source.key, known);
    }
    const columns = [...owners.values()].sort((a, b) => b.cells.size - a.cells.size || (a.agency.name < b.agency.name ? -1 : 1));
    const choice = h("select", {"aria-label": say("choose_policy"), onchange: (event) => this.onPick(event.target.value)},
      policies.map(({key, name}) => h("option", {value: key, selected: key === this.policy}, short(name, 60))));
    const head = h("tr", {}, h("th", {class: "corner"}, say("task")), columns.map(({agency, cells}) =>
      h("th", {class: "agency"}, h("button", {title: plain(agency.name), onclick: () => this.onPick(agency.key)}, `${short(agency.name, 18)} ${cells.size}`))));
    const rows = tasks.map((task) => h("tr", {}, h("th", {},
      h("button", {title: plain(task.name), onclick: () => this.onPick(task.key)}, `${task.attributes.path ?? ""} ${short(task.name, 22)}`)),
      columns.map(({cells}) => this.#cell(cells.get(task.key)))));
    this.container.replaceChildren(h("div", {class: "choose"}, choice),
      h("div", {class: "scroll"}, h("table", {class: "matrix"}, h("thead", {}, head), h("tbody", {}, rows))));
  }

  #cell(edge) {
    if (!edge) return h("td");
    const {role = "responsible", inherited} = edge.attributes;
    return h("td", {class: ROLES.includes(role) ? `role-${role}` : ""},
      h("button", {title: inherited ? say("inherited") : "", onclick: () => this.onPick(edge.target.key, edge.key)},
        say(role) + (inherited ? " ↓" : "")));
  }
}
