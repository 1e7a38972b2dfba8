// SPDX-License-Identifier: Apache-2.0
// The walks of bench/asking in Kuzu or DuckDB: the bare graph, one thread.
// usage: walks.mjs kuzu|duckdb EDGES WALKS FOLDER; EDGES has lines `source,target,1 where it is BASED_ON`.
import fs from "node:fs";
import { createRequire } from "node:module";

const [engine, edges, walksFile, folder] = process.argv.slice(2);
const require = createRequire(folder + "/");
const walks = fs.readFileSync(walksFile, "utf-8").trim().split("\n").map((line) => line.split(" "));

async function measure(what, ask, most = 1e9) {
  const times = [];
  let found = 0;
  for (const [kind, ...ends] of walks.filter((walk) => walk[0] === what).slice(0, most)) {
    await ask(...ends);
    const began = process.cpuUsage();
    found += Number(await ask(...ends));
    const used = process.cpuUsage(began);
    times.push((used.user + used.system) / 1e3);
  }
  times.sort((a, b) => a - b);
  console.log([engine, what, times[Math.floor(times.length / 2)].toFixed(4), found].join("\t"));
}

function loaded(cpu) {
  const used = process.cpuUsage(cpu);
  console.log([engine, "load", ((used.user + used.system) / 1e3).toFixed(1), ""].join("\t"));
}

async function kuzu() {
  const { Database, Connection } = require("kuzu");
  const file = folder + "/walks.kuzu";
  fs.rmSync(file, { recursive: true, force: true });
  const connection = new Connection(new Database(file), 1);
  const cpu = process.cpuUsage();
  const nodes = folder + "/nodes.csv";
  fs.writeFileSync(nodes, Array.from({ length: 1000000 }, (_, i) => i + 1).join("\n"));
  await connection.query("CREATE NODE TABLE N(id INT64, PRIMARY KEY(id))");
  await connection.query("CREATE REL TABLE E(FROM N TO N, base INT64)");
  await connection.query("CREATE REL TABLE B(FROM N TO N)");
  await connection.query(`COPY N FROM '${nodes}' (HEADER=false)`);
  await connection.query(`COPY E FROM '${edges}' (HEADER=false)`);
  await connection.query(`COPY B FROM (MATCH (a:N)-[e:E]->(b:N) WHERE e.base = 1 RETURN a.id, b.id)`);
  loaded(cpu);
  const one = async (cypher) => Object.values((await (await connection.query(cypher)).getAll())[0] ?? { none: 0 })[0];
  await measure("hops", (node) => one(`MATCH (a:N {id: ${node}})-[:E* SHORTEST 1..3]->(b:N) RETURN count(*)`));
  await measure("closure", (node) => one(`MATCH (a:N {id: ${node}})-[:B* SHORTEST 1..30]->(b:N) RETURN count(*)`), 10);
  await measure("path", (a, b) => one(`MATCH p = (a:N {id: ${a}})-[:E* SHORTEST 1..12]-(b:N {id: ${b}}) RETURN length(p)`), 10);
}

async function duckdb() {
  const { DuckDBInstance } = require("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
  const cpu = process.cpuUsage();
  await connection.run(`CREATE TABLE e AS SELECT column0 AS s, column1 AS t, column2 AS base FROM read_csv('${edges}', header = false)`);
  await connection.run("CREATE INDEX out_of ON e(s)");
  await connection.run("CREATE TABLE b AS SELECT s, t FROM e WHERE base = 1 ORDER BY s");
  await connection.run("CREATE INDEX base_of ON b(s)");
  loaded(cpu);
  const one = async (sql) => (await (await connection.runAndReadAll(sql)).getRows())[0][0];
  await measure("hops", (node) => one(`WITH RECURSIVE w(n, d) AS (SELECT ${node}::BIGINT, 0 UNION
    SELECT e.t, d + 1 FROM w JOIN e ON e.s = w.n WHERE d < 3) SELECT count(DISTINCT n) - 1 FROM w`), 10);
  await measure("closure", (node) => one(`WITH RECURSIVE w(n) AS (SELECT ${node}::BIGINT UNION
    SELECT b.t FROM w JOIN b ON b.s = w.n) SELECT count(*) - 1 FROM w`), 10);
  await measure("path", (a, b) => one(`WITH RECURSIVE u AS NOT MATERIALIZED (SELECT s, t FROM e UNION ALL SELECT t, s FROM e),
    w(n, d) USING KEY (n) AS (SELECT ${a}::BIGINT, 0 UNION SELECT u.t, min(w.d) + 1 FROM w JOIN u ON u.s = w.n
    WHERE u.t NOT IN (SELECT n FROM recurring.w) AND ${b} NOT IN (SELECT n FROM recurring.w) GROUP BY u.t)
    SELECT d FROM w WHERE n = ${b}`), 3);
}

await (engine === "kuzu" ? kuzu() : duckdb());
process.exit(0);
