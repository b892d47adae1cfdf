import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { beforeEach, test } from "node:test";
import { client, counts, endpoint, files, inject, reset } from "./lib/emulator.mjs";

beforeEach(reset);

const MiB = 1024 * 1024;

function pattern(length) {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 4096) {
    bytes[index] = index / 4096;
  }
  return bytes;
}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

test("a small file goes up in one PUT without the key", async () => {
  const bytes = pattern(3 * MiB);
  const url = await client().storage.upload(new File([bytes], "clip.mp4", { type: "video/mp4" }));

  const served = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const [file] = await files();
  const { operations, authorizationOnFilesPort } = await counts();
  assert.equal(sha256(served), sha256(bytes));
  assert.deepEqual([file.url, file.name, file.contentType, file.parts], [url, "clip.mp4", "video/mp4", 1]);
  assert.deepEqual([operations.initiate, operations.upload, authorizationOnFilesPort], [1, 1, 0]);
});

test("a large file goes up in parts of 10 MiB without the key", async () => {
  const bytes = pattern(95 * MiB + 17);
  const url = await client().storage.upload(new File([bytes], "long.mp4", { type: "video/mp4" }));

  const [file] = await files();
  const { operations, authorizationOnFilesPort } = await counts();
  assert.deepEqual([file.url, file.length, file.parts, file.sha256], [url, bytes.length, 10, sha256(bytes)]);
  assert.deepEqual([operations["initiate-multipart"], operations.part, operations.complete, authorizationOnFilesPort], [1, 10, 1, 0]);
});

test("a part that fails is sent again alone", async () => {
  await inject({ kind: "answer", operation: "part", request: 4, status: 500, json: { detail: "no" } });
  const bytes = pattern(91 * MiB);
  await client().storage.upload(new File([bytes], "long.mp4", { type: "video/mp4" }));

  assert.equal((await files())[0].sha256, sha256(bytes));
  assert.equal((await counts()).operations.part, 11);
});

test("a lifecycle goes out with the upload", async () => {
  const url = await client().storage.upload(new File([pattern(10)], "a.mp4", { type: "video/mp4" }), {
    lifecycle: { expiresIn: "never", initialAcl: { default: "forbid", rules: [] } },
  });

  assert.equal((await fetch(url)).status, 403);
});

test("a blob in the input is uploaded first and comes back as the output", async () => {
  const bytes = pattern(MiB);
  const { data } = await client().subscribe(endpoint, { input: { video_url: new File([bytes], "in.mp4", { type: "video/mp4" }) }, pollInterval: 50 });

  const output = new Uint8Array(await (await fetch(data.video.url)).arrayBuffer());
  assert.equal(sha256(output), sha256(bytes));
  assert.equal(data.video.file_size, bytes.length);
});
