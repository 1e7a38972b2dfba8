// SPDX-License-Identifier: Apache-2.0
// What is known of the picked node: attributes, other names, relations, and each quote in its document.
import {h, plain, short} from "./dom.js";
import {label, say} from "./words.js";

const AROUND = 400; // characters of a document shown on either side of a quote
const MOST = 40;    // relations of one kind listed at first

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Splits a text at byte offsets of its UTF-8 form. */
function split(text, start, end) {
  const bytes = encoder.encode(text);
  return [bytes.subarray(0, start), bytes.subarray(start, end), bytes.subarray(end)].map((part) => decoder.decode(part));
}

export class Panel {
  constructor(container, model, source, onPick) {
    Object.assign(this, {container, model, source, onPick});
  }

  update(state, edgeKey = "") {
    const node = this.model.node(state.node);
    this.container.hidden = !node;
    if (!node) return;
    const edge = this.model.edges.get(edgeKey);
    this.container.replaceChildren(...[this.#head(node), edge ? this.#edge(edge) : null, this.#attributes(node), this.#aliases(node),
      this.#evidence(node.evidence), ...this.#relations(node)].filter(Boolean));
    this.container.scrollTop = 0;
  }

  #head(node) {
    const color = this.model.kinds[node.kind]?.color ?? "#999999";
    return h("header", {},
      h("span", {class: "chip", style: {"--chip": color}}, label(this.model.kinds, node.kind)),
      h("button", {class: "close", "aria-label": say("close"), onclick: () => this.onPick("")}, "×"),
      h("h2", {}, plain(node.name)));
  }

  #attributes(node) {
    const rows = Object.entries(node.attributes).filter(([name, value]) => value !== "" && name !== "title" && name !== "policy_id" && name !== "task_id");
    return rows.length === 0 ? null : h("section", {}, h("h3", {}, say("attributes")),
      h("dl", {}, rows.flatMap(([name, value]) => [h("dt", {}, label(this.model.columns, name)), h("dd", {}, plain(value))])));
  }

  #aliases(node) {
    return node.aliases.length === 0 ? null : h("section", {}, h("h3", {}, say("aliases")),
      h("ul", {class: "plain"}, node.aliases.map(({name}) => h("li", {}, plain(name)))));
  }

  #evidence(evidence) {
    return evidence.length === 0 ? null : h("section", {}, h("h3", {}, say("evidence")), evidence.slice(0, 20).map((one) => this.#quote(one)));
  }

  /** A quote, with a button that shows it within its document. */
  #quote(one) {
    const quote = h("blockquote", {}, "…");
    const where = h("button", {class: "where", onclick: () => this.#document(one, holder)}, short(one.document.path, 60));
    const holder = h("div", {class: "quote"}, quote, where);
    this.source.text(one.document).then((text) => {
      quote.textContent = text ? short(split(text, one.start, one.end)[1], 400) : say("text_missing");
    }, () => { quote.textContent = say("text_missing"); });
    return holder;
  }

  async #document(one, holder) {
    const old = holder.querySelector(".document");
    if (old) return old.remove();
    const text = await this.source.text(one.document);
    if (!text) return;
    const [before, quote, after] = split(text, one.start, one.end);
    const mark = h("mark", {}, plain(quote));
    holder.append(h("div", {class: "document", tabindex: 0}, plain(before.slice(-AROUND * 20)), mark, plain(after.slice(0, AROUND * 20))));
    mark.scrollIntoView({block: "center"});
  }

  #edge(edge) {
    return h("section", {class: "edge"}, h("h3", {}, `${plain(edge.source.name)} — ${label(this.model.relations, edge.kind)} → ${plain(edge.target.name)}`),
      edge.attributes.role ? h("p", {}, say(edge.attributes.role) + (edge.attributes.inherited ? ` (${say("inherited")})` : "")) : null,
      edge.evidence.map((one) => this.#quote(one)));
  }

  #relations(node) {
    const groups = new Map();
    for (const [side, edges] of [["out", node.out], ["in", node.in]]) {
      for (const edge of edges) {
        const name = `${edge.kind} ${side}`;
        groups.set(name, [...(groups.get(name) ?? []), edge]);
      }
    }
    return [...groups].map(([name, edges]) => {
      const [kind, side] = name.split(" ");
      const other = (edge) => (side === "out" ? edge.target : edge.source);
      const items = edges.sort((a, b) => (other(a).attributes.path ?? other(a).name) < (other(b).attributes.path ?? other(b).name) ? -1 : 1)
        .map((edge) => h("li", {}, h("button", {onclick: () => this.onPick(other(edge).key, edge.key), title: plain(other(edge).name)},
          (edge.attributes.role ? `〔${say(edge.attributes.role)}〕` : "") + short(other(edge).name, 44))));
      return h("details", {open: edges.length <= MOST},
        h("summary", {}, `${side === "out" ? "→" : "←"} ${label(this.model.relations, kind)} (${edges.length})`),
        h("ul", {class: "plain"}, items));
    });
  }
}
