// Runs the serialise and parse vectors against the compiled reader. The last line says how many were run.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse, serialise } from "./obj/js/reader.js";

const read = (file) => JSON.parse(readFileSync(new URL(`../${file}.json`, import.meta.url), "utf8")).vectors;
const failures = [];
const prove = (vector, check) => {
  try {
    check(vector);
  } catch (error) {
    failures.push(`${vector.name}: ${error.message}`);
  }
};

const written = read("serialise");
for (const vector of written) {
  prove(vector, ({ input, extra, body }) => assert.deepEqual(JSON.parse(serialise(input, extra)), JSON.parse(body)));
}

const all = read("parse");
const parsed = all.filter((vector) => vector.scope === undefined);
for (const vector of parsed) {
  prove(vector, ({ what, body, facts, refused }) =>
    refused ? assert.throws(() => parse(what, body)) : assert.deepEqual(parse(what, body), facts));
}

for (const failure of failures) console.error(failure);
console.log(`${written.length} written, ${parsed.length} parsed, ${all.length - parsed.length} left out: beyond the contract`);
process.exit(failures.length === 0 ? 0 : 1);
