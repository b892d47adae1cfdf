// The emulator under test: where it is, how to reach its control routes, and official clients that are pointed at it.
import { createFalClient } from "@fal-ai/client";

const admin = process.env.FAL_EMULATOR_ADMIN_URL;
if (!admin) {
  throw new Error("FAL_EMULATOR_ADMIN_URL is not set: start an emulator and give the address of its control routes.");
}

export const key = process.env.FAL_EMULATOR_KEY ?? "emulator-key-id:emulator-key-secret";
export const endpoint = "fal-ai/bytedance-upscaler/upscale/video";
export const input = { video_url: "https://example.com/in.mp4" };

const addresses = await (await fetch(admin)).json();

const hosts = {
  "https://queue.fal.run/": addresses.queueUrl,
  "https://fal.run/": addresses.runUrl,
  "https://rest.fal.ai/": addresses.restUrl,
};

function here(url) {
  for (const [host, address] of Object.entries(hosts)) {
    if (url.startsWith(host)) {
      return address + url.slice(host.length);
    }
  }
  return url;
}

/** An official client whose calls go to the emulator: through its request middleware and, where it calls fetch itself, through its fetch option. */
export function client(options = {}) {
  return createFalClient({
    credentials: key,
    suppressLocalCredentialsWarning: true,
    requestMiddleware: async (request) => ({ ...request, url: here(request.url) }),
    fetch: (url, init) => fetch(here(String(url)), init),
    ...options,
  });
}

async function call(method, path, body) {
  const headers = body === undefined ? {} : { "Content-Type": "application/json" };
  const response = await fetch(admin + path, { method, body, headers });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return response.status === 204 ? undefined : await response.json();
}

export const reset = () => call("POST", "reset");
export const jobs = () => call("GET", "jobs");
export const counts = () => call("GET", "counts");
export const wire = () => call("GET", "wire");
export const webhooks = () => call("GET", "webhooks");
export const files = () => call("GET", "files");
export const apply = (scenario) => call("POST", "scenarios", typeof scenario === "string" ? scenario : JSON.stringify(scenario));
export const inject = (...faults) => call("POST", "faults", JSON.stringify(faults));
