import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { beforeEach, test } from "node:test";
import { ApiError } from "@fal-ai/client";
import { apply, client, counts, endpoint, input, jobs, reset, wire } from "./lib/emulator.mjs";

beforeEach(reset);

async function header(operation, name) {
  const exchange = (await wire()).find((found) => found.operation === operation);
  const entry = Object.entries(exchange.headers).find(([header]) => header.toLowerCase() === name);
  return entry?.[1];
}

async function completed(fal, requestId) {
  return await fal.queue.subscribeToStatus(endpoint, { requestId, pollInterval: 50 });
}

test("submit, status and result take one job through", async () => {
  const fal = client();
  const submitted = await fal.queue.submit(endpoint, { input });
  const requestId = submitted.request_id;
  const before = await fal.queue.status(endpoint, { requestId, logs: true });
  await assert.rejects(fal.queue.result(endpoint, { requestId }), (error) => error.status === 400);
  const after = await completed(fal, requestId);
  const { data } = await fal.queue.result(endpoint, { requestId });

  assert.equal(submitted.status, "IN_QUEUE");
  assert.match(submitted.status_url, /\/fal-ai\/bytedance-upscaler\/requests\/[0-9a-f-]{36}\/status$/);
  assert.equal(before.status, "IN_QUEUE");
  assert.equal(after.status, "COMPLETED");
  assert.deepEqual(data, { video: { url: input.video_url }, duration: 10 });
});

test("cancel in the queue ends the job with 499", async () => {
  await apply({ settings: { queueSeconds: 60 } });
  const fal = client();
  const { request_id: requestId } = await fal.queue.submit(endpoint, { input });
  await fal.queue.cancel(endpoint, { requestId });

  const status = await fal.queue.status(endpoint, { requestId });
  assert.equal(status.status, "COMPLETED");
  assert.equal(status.error_type, "client_cancelled");
  await assert.rejects(fal.queue.result(endpoint, { requestId }), (error) => error instanceof ApiError && error.status === 499);
});

test("cancel while running is accepted, cancel afterwards is a 400", async () => {
  await apply({ settings: { queueSeconds: 0, runSeconds: 60, queuePosition: 0 } });
  const fal = client();
  const { request_id: requestId } = await fal.queue.submit(endpoint, { input });
  await fal.queue.cancel(endpoint, { requestId });

  await assert.rejects(
    fal.queue.cancel(endpoint, { requestId }),
    (error) => error.status === 400 && error.body.status === "ALREADY_COMPLETED");
});

test("a webhook address is called with the output", async () => {
  const bodies = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) {
      text += chunk;
    }
    bodies.push(JSON.parse(text));
    response.end();
    server.emit("webhook");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const { request_id: requestId } = await client().queue.submit(endpoint, {
      input,
      webhookUrl: `http://127.0.0.1:${server.address().port}/hook?a=1&b=2`,
    });
    if (bodies.length === 0) {
      await once(server, "webhook");
    }

    assert.equal(bodies[0].request_id, requestId);
    assert.equal(bodies[0].status, "OK");
    assert.equal(bodies[0].payload.duration, 10);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test("priority goes out as a header, normal by default, and low waits behind normal", async () => {
  await apply({ settings: { queueSeconds: 0, queuePosition: 0, runSeconds: 60, concurrencyPerKey: 1 } });
  const fal = client();
  await fal.queue.submit(endpoint, { input });
  assert.equal(await header("submit", "x-fal-queue-priority"), "normal");
  const low = await fal.queue.submit(endpoint, { input, priority: "low" });
  const normal = await fal.queue.submit(endpoint, { input });

  assert.equal((await fal.queue.status(endpoint, { requestId: normal.request_id })).queue_position, 0);
  assert.equal((await fal.queue.status(endpoint, { requestId: low.request_id })).queue_position, 1);
});

test("a hint and a lifecycle go out as headers", async () => {
  await client().queue.submit(endpoint, { input, hint: "lora-7", storageSettings: { expiresIn: "1h" } });

  assert.equal(await header("submit", "x-fal-runner-hint"), "lora-7");
  assert.equal(await header("submit", "x-fal-object-lifecycle-preference"), '{"expiration_duration_seconds":3600}');
});

test("the start deadline is a 504 of the user and is not tried again", async () => {
  await apply({ settings: { queueSeconds: 60 } });
  const fal = client();
  const { request_id: requestId } = await fal.queue.submit(endpoint, { input, startTimeout: 1.2 });
  await completed(fal, requestId);

  await assert.rejects(
    fal.queue.result(endpoint, { requestId }),
    (error) => error instanceof ApiError && error.status === 504 && error.isUserTimeout);
  assert.equal((await counts()).operations.result, 1);
});

test("subscribe with a client timeout cancels the job", async () => {
  await apply({ settings: { queueSeconds: 60 } });

  await assert.rejects(client().subscribe(endpoint, { input, timeout: 300, pollInterval: 50 }), /timed out/);
  while (!(await jobs())[0].cancelRequested) {
    await new Promise(setImmediate);
  }
});

test("abort ends the wait and leaves the job alone", async () => {
  await apply({ settings: { queueSeconds: 60 } });
  const abort = new AbortController();
  const waiting = client().subscribe(endpoint, {
    input,
    abortSignal: abort.signal,
    pollInterval: 20,
    onQueueUpdate: () => abort.abort(),
  });

  await assert.rejects(waiting, (error) => error.name === "AbortError");
  const [job] = await jobs();
  assert.equal(job.state, "in-queue");
  assert.equal(job.cancelRequested, false);
});
