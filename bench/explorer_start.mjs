// SPDX-License-Identifier: Apache-2.0
// How long the explorer takes from the beginning of its page to the first picture, in headless Chromium:
//     node bench/explorer_start.mjs PAGE [ROUNDS]      (after npm ci in web/)
// Prints the milliseconds of each round: script begins, counts stand there, first picture; and the busy time of the tab.
import {existsSync} from "node:fs";
import {resolve} from "node:path";
import {chromium} from "../web/node_modules/playwright-core/index.mjs";

const [page, rounds = "5"] = process.argv.slice(2);
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const browser = await chromium.launch({executablePath, args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]});
for (let round = 0; round < Number(rounds); ++round) {
  const tab = await browser.newPage({viewport: {width: 1400, height: 850}});
  const session = await tab.context().newCDPSession(tab);
  await session.send("Performance.enable");
  await tab.goto(`file://${resolve(page)}`, {timeout: 200000});
  await tab.waitForSelector(".counts");
  const picture = await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))));
  const {interactive, load} = await tab.evaluate(() => {
    const [one] = performance.getEntriesByType("navigation");
    return {interactive: one.domInteractive, load: one.loadEventEnd};
  });
  const {metrics} = await session.send("Performance.getMetrics");
  const metric = (name) => Math.round(1000 * metrics.find((one) => one.name === name).value);
  console.log(`read ${Math.round(interactive)} ms, loaded ${Math.round(load)} ms, first picture ${Math.round(picture)} ms; script ${metric("ScriptDuration")} ms, layout ${metric("LayoutDuration")} ms, all tasks ${metric("TaskDuration")} ms`);
  await tab.close();
}
await browser.close();
