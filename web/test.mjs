// SPDX-License-Identifier: Apache-2.0
// The explorer in headless Chromium, as a person uses it: node test.mjs PAGE [PICTURE]
// PAGE is what `policygraph export --as html` wrote. Every feature is used; then the same page with hostile names.
// CORPORA (environment) holds blns/blns.json and dompurify/expect.json. Exit 77 where Chromium or playwright is absent.
import {existsSync, mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";

const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const playwright = await import("playwright-core").catch(() => null);
if (!browserPath || !playwright) {
  console.log(`skipped: ${browserPath ? "playwright-core is not installed (npm ci in web/)" : "no Chromium"}`);
  process.exit(77);
}
const [page, picture] = process.argv.slice(2);
const browser = await playwright.chromium.launch({executablePath: browserPath,
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]});
let failures = 0;

function check(name, holds, detail = "") {
  if (!holds) ++failures;
  console.log(`${holds ? "ok  " : "FAIL"} ${name}${holds ? "" : ` ${detail}`}`);
}

/** A tab that counts what must never happen. */
async function open(file, hash = "") {
  const tab = await browser.newPage({viewport: {width: 1400, height: 850}});
  const seen = {dialogs: 0, requests: [], errors: []};
  tab.on("dialog", (dialog) => { ++seen.dialogs; dialog.dismiss(); });
  tab.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) seen.requests.push(request.url()); });
  tab.on("console", (message) => { if (message.type() === "error") seen.errors.push(message.text()); });
  tab.on("pageerror", (error) => seen.errors.push(error.message));
  await tab.goto(`file://${resolve(file)}${hash}`);
  await tab.waitForSelector(".counts");
  return {tab, seen};
}

function quiet(name, seen) {
  check(`${name}: no dialog`, seen.dialogs === 0, String(seen.dialogs));
  check(`${name}: no request`, seen.requests.length === 0, seen.requests.join(" "));
  check(`${name}: no error`, seen.errors.length === 0, seen.errors.join(" | "));
}

async function features() {
  const {tab, seen} = await open(page);
  const count = async () => Number((await tab.textContent(".counts")).match(/\d+/)[0]);
  const all = await count();
  const data = JSON.parse(await tab.textContent("#data"));
  check("all nodes are shown", all === data.nodes.length, `${all} of ${data.nodes.length}`);
  if (picture) await tab.waitForTimeout(1500), await tab.screenshot({path: picture});

  const agency = data.nodes.filter(([, kind]) => kind === "Agency").sort((a, b) => b[8].length - a[8].length)[0];
  await tab.keyboard.press("/");
  await tab.keyboard.type(agency[2]);
  await tab.waitForSelector("#found li[role=option]");
  await tab.keyboard.press("Enter");
  await tab.waitForSelector("#panel h2");
  check("search finds Chinese names", (await tab.textContent("#panel h2")) === agency[2], await tab.textContent("#panel h2"));
  await tab.waitForFunction(() => document.querySelector("#panel blockquote")?.textContent.length > 1);
  await tab.click("#panel .where");
  const quote = await tab.textContent("#panel blockquote"), mark = await tab.textContent("#panel mark");
  check("the quote is marked in its document", mark.startsWith(quote.slice(0, 20)), `${quote} / ${mark}`);

  const link = new URL(tab.url()).hash;
  const again = await open(page, link);
  await again.tab.waitForSelector("#panel h2");
  check("a link shows the same node", (await again.tab.textContent("#panel h2")) === agency[2]);
  await again.tab.close();

  await tab.keyboard.press("f");
  check("focus leaves a neighbourhood", (await count()) < all);
  await tab.keyboard.press("f");
  await tab.click("[data-row=hide-Task]");
  const tasks = data.nodes.filter(([, kind]) => kind === "Task").length;
  check("a kind can be hidden", (await count()) === all - tasks, String(await count()));
  await tab.click("[data-row=hide-Task]");
  await tab.selectOption("#filters select", {index: 1});
  check("a place can be chosen", (await count()) < all);
  await tab.selectOption("#filters select", {index: 0});
  await tab.fill("[data-row=from]", "2099");
  await tab.keyboard.press("Tab");
  check("time can be chosen", (await count()) < all);
  await tab.click("#filters .wide");
  check("filters can be cleared", (await count()) === all);

  for (const [key, what] of [["2", "#lineage .box"], ["3", "#matrix td button"], ["4", "#table tbody tr"]]) {
    await tab.keyboard.press("Escape");
    await tab.keyboard.press(key);
    check(`view ${key}`, (await tab.locator(what).count()) > 0);
  }
  for (const [view, name] of [["1", "PNG"], ["1", "SVG"], ["2", "SVG"], ["2", "PNG"], ["4", "CSV"]]) {
    await tab.keyboard.press(view);
    const [file] = await Promise.all([tab.waitForEvent("download"), tab.click(`#tools button:text-is("${name}")`)]);
    check(`${name} of view ${view}`, readFileSync(await file.path()).length > 500);
  }
  await tab.keyboard.press("l");
  check("English", (await tab.textContent("#views button")) === "Graph");
  const before = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await tab.keyboard.press("d");
  check("light and dark", before !== await tab.evaluate(() => getComputedStyle(document.body).backgroundColor));
  quiet("features", seen);
  await tab.close();
}

/** The page with hostile texts as names, attributes, paths and quotes. */
function hostile(strings) {
  const html = readFileSync(page, "utf8");
  const [open, close] = ['<script type="application/json" id="data">', "</script>"];
  const begin = html.indexOf(open) + open.length, end = html.indexOf(close, begin);
  const data = JSON.parse(html.slice(begin, end));
  let i = 0;
  const next = () => strings[i++ % strings.length];
  for (const node of data.nodes) node[2] = node[3] = next(), node[7].title = next();
  for (const alias of data.aliases) alias[1] = next();
  for (const document of data.documents) document[1] = next(), document[2] = strings.join("\n");
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const file = join(mkdtempSync(join(tmpdir(), "explorer-")), "hostile.html");
  writeFileSync(file, html.slice(0, begin) + json + html.slice(end));
  return {file, used: i, data};
}

async function attack(name, strings) {
  const {file, data} = hostile(strings);
  const {tab, seen} = await open(file);
  for (const view of ["2", "3", "4", "1"]) await tab.keyboard.press(view), await tab.waitForTimeout(200);
  for (const [key] of data.nodes.slice(0, 60)) {
    await tab.evaluate((node) => { location.hash = `#node=${node}`; }, key);
    await tab.waitForTimeout(15);
    await tab.evaluate(() => document.querySelector("#panel .where")?.click());
  }
  await tab.waitForTimeout(300);
  quiet(`${name} (${strings.length} strings)`, seen);
  await tab.close();
}

await features();
const corpora = process.env.CORPORA;
if (corpora && existsSync(corpora)) {
  await attack("naughty strings", JSON.parse(readFileSync(`${corpora}/blns/blns.json`, "utf8")));
  await attack("script payloads", JSON.parse(readFileSync(`${corpora}/dompurify/expect.json`, "utf8")).map(({payload}) => payload));
} else {
  console.log("skipped: hostile texts (CORPORA is not set)");
}
await browser.close();
console.log(`${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
