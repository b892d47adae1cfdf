// fal's JavaScript client, driven as the other clients of the comparison are: jobs, some at a time, followed by the status stream.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, server, jobsText, parallelText, milliseconds, firstText] = process.argv.slice(2);
const { createFalClient } = await import(pathToFileURL(createRequire(`${modules}/`).resolve("@fal-ai/client")));
const [jobs, parallel, first] = [jobsText, parallelText, firstText].map(Number);
const here = (url) => url.replace("https://queue.fal.run/", server);
const fal = createFalClient({
  credentials: "id:secret",
  suppressLocalCredentialsWarning: true,
  requestMiddleware: async (request) => ({ ...request, url: here(request.url) }),
  fetch: (url, init) => fetch(here(String(url)), init),
});
const late = [];

async function run(count) {
  let left = count;
  await Promise.all(Array.from({ length: parallel }, async () => {
    while (left-- > 0) {
      const result = await fal.subscribe("fal-ai/bytedance-upscaler/upscale/video", {
        input: { video_url: `https://media.example/take/${milliseconds}.mp4` },
        mode: "streaming",
      });
      late.push(Number(process.hrtime.bigint() - BigInt(result.data.video.file_name)) / 1e6);
    }
  }));
}

const seconds = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
const start = seconds();
await run(Math.min(first, jobs));
const middle = seconds();
await run(Math.max(0, jobs - first));
late.sort((a, b) => a - b);
console.log(JSON.stringify({
  FirstSeconds: middle - start,
  SteadySeconds: seconds() - middle,
  AllocatedKilobytes: 0,
  PeakMegabytes: process.resourceUsage().maxRSS / 1024,
  NoticedMilliseconds: late[Math.floor(late.length / 2)],
}));
process.exit(0);
