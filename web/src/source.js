// SPDX-License-Identifier: Apache-2.0
// Where the rows come from: the page itself, or the server that sent it. Both answer the same questions.

class Inline {
  constructor(text) { this.data = JSON.parse(text); }
  start() { return Promise.resolve(this.data); }
  near() { return Promise.resolve(null); }
  search() { return Promise.resolve(null); }
  text(document) { return Promise.resolve(document.text); }
}

class Server {
  async #get(path, parameters = {}) {
    const answer = await fetch(`${path}?${new URLSearchParams(parameters)}`);
    if (!answer.ok) throw new Error(await answer.text());
    return answer;
  }
  async start() { return (await this.#get("api/graph")).json(); }
  async near(key, hops) { return (await this.#get("api/graph", {around: key, hops})).json(); }
  async search(query) { return (await this.#get("api/search", {q: query})).json(); }
  async text(document) {
    document.text ??= await (await this.#get("api/text", {document: document.key})).text();
    return document.text;
  }
}

/** The rows of the page; a page without any asks its server. */
export function source() {
  const block = document.getElementById("data");
  return block.textContent.trim() === "" ? new Server() : new Inline(block.textContent);
}
