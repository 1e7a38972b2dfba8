// SPDX-License-Identifier: Apache-2.0
// Bundles src/ into dist/explorer.html: one page with style and script in it, {{data}} left open for the program, and
// the policy of its content with the hashes of both. `node build.mjs --check` compares instead of writing.
import {createHash} from "node:crypto";
import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {build} from "esbuild";

const folder = new URL(".", import.meta.url).pathname;
const common = {absWorkingDir: folder, bundle: true, minify: true, write: false, charset: "utf8", legalComments: "inline",
  target: "es2022", logLevel: "warning"};
const output = async (entry, extra) => (await build({...common, entryPoints: [entry], ...extra})).outputFiles[0].text.trim();
const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

const licences = ["graphology", "sigma"].map((name) =>
  `${name}\n${readFileSync(`${folder}node_modules/${name}/LICENSE.txt`, "utf8")}`).join("\n");
const script = `/*!\n${licences.replaceAll("*/", "* /")}*/\n${(await output("src/main.js", {format: "iife"})).replaceAll("</script", "<\\/script")}`;
const style = await output("src/explorer.css", {});
// Sigma sets styles of its own through the DOM only, which needs no style-src 'unsafe-inline'.
const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data: blob:; connect-src {{connect}}; base-uri 'none'; form-action 'none'`;
// What the page was made of, for tests/lint/web_is_current.py, which has no npm: every source, in the order of names.
const sources = createHash("sha256");
for (const name of [...readdirSync(`${folder}src`).sort().map((file) => `src/${file}`), "build.mjs", "package-lock.json"]) {
  sources.update(readFileSync(folder + name));
}
const parts = {policy, style, script, sources: sources.digest("hex")};
const page = readFileSync(`${folder}src/page.html`, "utf8").replace(/\{\{(policy|style|script|sources)\}\}/g, (_, name) => parts[name]);

const target = `${folder}dist/explorer.html`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== page) {
    console.error("web/dist/explorer.html is not what web/src makes: run `npm ci && npm run build` in web/");
    process.exit(1);
  }
} else {
  writeFileSync(target, page);
  console.log(`dist/explorer.html: ${page.length} characters`);
}
