// Sends a fixed list of calls through the official client and writes what went over the wire, call by call, to the file that the
// first argument names. The same list is sent by the SDK; a test compares the two.
import { writeFile } from "node:fs/promises";
import { client, endpoint, jobs, reset, wire } from "./lib/emulator.mjs";

const minimal = { video_url: "https://example.com/in.mp4" };
const full = {
  video_url: "https://example.com/in.mp4?a=1&b=ä",
  target_resolution: "4k",
  target_fps: "60fps",
  enhancement_preset: "old_film",
  enhancement_tier: "pro",
  scale_ratio: 1.5,
  fidelity: "medium",
};

const fal = client();
const submitted = async () => (await fal.queue.submit(endpoint, { input: minimal })).request_id;
const file = (length) => new File([new Uint8Array(length)], "clip.mp4", { type: "video/mp4" });

const calls = {
  "submit": () => fal.queue.submit(endpoint, { input: minimal }),
  "submit-full": () => fal.queue.submit(endpoint, { input: full }),
  "submit-options": () => fal.queue.submit(endpoint, {
    input: minimal,
    webhookUrl: "http://127.0.0.1:9/hook?order=47&x=ä",
    priority: "low",
    hint: "runner-7",
    startTimeout: 90,
    storageSettings: { expiresIn: "1h" },
  }),
  "status": async () => fal.queue.status(endpoint, { requestId: await submitted() }),
  "status-logs": async () => fal.queue.status(endpoint, { requestId: await submitted(), logs: true }),
  "stream-logs": async () => fal.queue.subscribeToStatus(endpoint, { requestId: await submitted(), logs: true, mode: "streaming" }),
  "result": async () => {
    const requestId = await submitted();
    while ((await jobs())[0].state !== "completed") {
      await new Promise(setImmediate);
    }
    await fal.queue.result(endpoint, { requestId });
  },
  "cancel": async () => fal.queue.cancel(endpoint, { requestId: await submitted() }),
  "run": () => fal.run(endpoint, { input: minimal }),
  "upload": () => fal.storage.upload(file(1000)),
  "upload-parts": () => fal.storage.upload(file(91 * 1024 * 1024)),
};

const record = {};
for (const [name, call] of Object.entries(calls)) {
  await reset();
  await call();
  record[name] = await wire();
}

await writeFile(process.argv[2], JSON.stringify(record, null, 2));
