import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ApiError, ValidationError } from "@fal-ai/client";
import { apply, client, counts, endpoint, inject, input, jobs, reset } from "./lib/emulator.mjs";

beforeEach(reset);

const subscribe = (fal, values = input) => fal.subscribe(endpoint, { input: values, pollInterval: 50 });

test("a bad input is accepted, and its result is a ValidationError with its fields", async () => {
  await assert.rejects(subscribe(client(), { video_url: "https://example.com/a.mp4", scale_ratio: 11, target_resolution: "8k" }), (error) => {
    assert.ok(error instanceof ValidationError);
    assert.equal(error.status, 422);
    assert.equal(error.getFieldErrors("scale_ratio")[0].type, "less_than_equal");
    assert.deepEqual(error.getFieldErrors("target_resolution")[0].ctx.expected, ["1080p", "2k", "4k"]);
    assert.match(error.requestId, /^[0-9a-f-]{36}$/);
    return true;
  });
  assert.equal((await jobs())[0].resultStatus, 422);
});

test("run with a bad input is a ValidationError", async () => {
  await assert.rejects(client().run(endpoint, { input: {} }), (error) =>
    error instanceof ValidationError && error.getFieldErrors("video_url")[0].type === "missing");
});

test("a wrong key is a 401", async () => {
  await assert.rejects(client({ credentials: "wrong:key" }).queue.submit(endpoint, { input }), (error) =>
    error instanceof ApiError && error.status === 401 && error.body.detail === "invalid key credentials");
});

test("an unknown app is a 404", async () => {
  await assert.rejects(client().queue.submit("fal-ai/nothing", { input }), (error) =>
    error.status === 404 && error.body.detail === 'Application "nothing" not found');
});

test("an exhausted balance is a 403 and is not tried again", async () => {
  await apply("exhausted-balance");

  await assert.rejects(subscribe(client()), (error) => error.status === 403 && error.requestId === "");
  assert.equal((await counts()).operations.submit, 1);
});

test("503 on status and result is tried again until it passes", async () => {
  await inject(
    { kind: "answer", operation: "status", request: 1, status: 503, json: { detail: "Service unavailable" } },
    { kind: "answer", operation: "result", request: 1, status: 503, json: { detail: "Service unavailable" } });

  const { data } = await subscribe(client());

  assert.equal(data.duration, 10);
  assert.equal((await counts()).operations.result, 2);
});

test("the ingress page of a 502 is tried again until it passes", async () => {
  await apply("html-502");

  assert.equal((await subscribe(client())).data.duration, 10);
});

test("a reset status call is tried again until it passes", async () => {
  await inject({ kind: "reset", operation: "status", request: 1 });

  assert.equal((await subscribe(client())).data.duration, 10);
});

test("a lost submit reply makes this client pay twice", async () => {
  await apply("lost-submit-reply");

  await subscribe(client());

  assert.equal((await jobs()).length, 2);
});

test("an error of the partner is an ApiError with the model's own code", async () => {
  await apply("partner-error");

  await assert.rejects(subscribe(client()), (error) =>
    error instanceof ApiError && error.status === 500 && error.body.detail[0].type === "downstream_service_error");
});

test("an expired result is a 404", async () => {
  await apply("expired-result");

  await assert.rejects(subscribe(client()), (error) => error.status === 404);
});

test("truncated JSON is an error of the parser", async () => {
  await apply("truncated-json");

  await assert.rejects(subscribe(client()), SyntaxError);
});
