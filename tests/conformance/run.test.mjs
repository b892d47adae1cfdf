import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { apply, client, counts, endpoint, input, jobs, reset, wire } from "./lib/emulator.mjs";

beforeEach(reset);

test("run answers the output in the same response", async () => {
  const { data, requestId } = await client().run(endpoint, { input });

  assert.equal(data.video.url, input.video_url);
  assert.equal(data.duration, 10);
  assert.match(requestId, /^[0-9a-f-]{36}$/);
  assert.deepEqual((await counts()).operations, { run: 1 });
});

test("subscribe by polling sees the queue, the run with its log lines, and the end", async () => {
  const updates = [];
  const { data, requestId } = await client().subscribe(endpoint, {
    input,
    logs: true,
    pollInterval: 50,
    onQueueUpdate: (update) => updates.push(update),
  });

  assert.equal(data.duration, 10);
  assert.equal(updates[0].status, "IN_QUEUE");
  assert.equal(typeof updates[0].queue_position, "number");
  assert.ok(updates.some((update) => update.status === "IN_PROGRESS" && update.logs.length > 0));
  const last = updates.at(-1);
  assert.equal(last.status, "COMPLETED");
  assert.equal(last.request_id, requestId);
  assert.deepEqual(last.logs.map((line) => line.message), ["Processing video", "Progress: 25%", "Progress: 50%", "Progress: 75%"]);
  assert.equal(typeof last.metrics.inference_time, "number");
});

test("subscribe by streaming gathers each log line once", async () => {
  const updates = [];
  const { data } = await client().subscribe(endpoint, {
    input,
    logs: true,
    mode: "streaming",
    onQueueUpdate: (update) => updates.push(update),
  });

  assert.equal(data.duration, 10);
  const last = updates.at(-1);
  assert.equal(last.status, "COMPLETED");
  assert.deepEqual(last.logs.map((line) => line.message), ["Processing video", "Progress: 25%", "Progress: 50%", "Progress: 75%"]);
  assert.deepEqual((await counts()).operations, { result: 1, stream: 1, submit: 1 });
});

test("a browser streams with a short-lived token and without the key", async () => {
  const fal = client();
  const { request_id: requestId } = await fal.queue.submit(endpoint, { input });
  const status = await fal.queue.subscribeToStatus(endpoint, { requestId, mode: "streaming", connectionMode: "client" });

  assert.equal(status.status, "COMPLETED");
  const stream = (await wire()).find((exchange) => exchange.operation === "stream");
  assert.equal(stream.status, 200);
  assert.equal(Object.keys(stream.headers).some((name) => name.toLowerCase() === "authorization"), false);
});

test("subscribe by streaming takes a stream that was cut for an error", async () => {
  await apply("cut-stream");

  await assert.rejects(client().subscribe(endpoint, { input, mode: "streaming" }));
  assert.equal((await jobs()).length, 1);
});
