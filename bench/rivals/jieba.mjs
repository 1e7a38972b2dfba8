// SPDX-License-Identifier: Apache-2.0
// CPU seconds of @node-rs/jieba's cut over the texts of a file, NUL between them: "jieba cut TAB bytes TAB seconds".
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.argv[3] + '/');
const { Jieba } = require('@node-rs/jieba');
const { dict } = require('@node-rs/jieba/dict');
const jieba = Jieba.withDict(dict);
const bytes = readFileSync(process.argv[2]);
const texts = bytes.toString('utf8').split('\0');
jieba.cut(texts[0], true); // loaded before the clock runs
const start = process.cpuUsage();
let words = 0;
for (const text of texts) {
    words += jieba.cut(text, true).length;
}
const used = process.cpuUsage(start);
console.log(`jieba cut\t${bytes.length}\t${(used.user + used.system) / 1e6}`);
console.error(`${words} words`);
