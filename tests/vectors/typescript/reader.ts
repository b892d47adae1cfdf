// What a TypeScript user writes over the generated contract. It is compiled with --strict, so it proves the types as well as the texts.
import {
  BytedanceUpscalerUpscaleVideoInput,
  BytedanceUpscalerUpscaleVideoOutput,
  CancelResponse,
  type IBytedanceUpscalerUpscaleVideoInput,
  type QueueLog,
  QueueStatus,
} from "./obj/contract.js";

type Facts = Record<string, unknown>;

// The members as a caller types them: a ratio is a number, and options are texts of the contract.
const example: IBytedanceUpscalerUpscaleVideoInput = {
  video_url: "https://example.org/clip.mp4",
  target_resolution: "4k",
  target_fps: "60fps",
  enhancement_tier: "standard",
  scale_ratio: 1.5,
};
const ratio: number | undefined = example.scale_ratio;
if (ratio !== 1.5) throw new Error("the ratio is not a number");

export function serialise(input: Facts, extra: Facts = {}): string {
  const set = Object.fromEntries(Object.entries({ ...input, ...extra }).filter(([, value]) => value !== null));
  // By fromJS, which would put in defaults if the types had them.
  return JSON.stringify(BytedanceUpscalerUpscaleVideoInput.fromJS(set));
}

export function parse(what: string, body: string): Facts {
  const json: unknown = JSON.parse(body);
  if (what === "status") {
    const { status, request_id, response_url, status_url, cancel_url, queue_position, error, error_type, metrics, logs, ...unknown } = QueueStatus.fromJS(json);
    const measures = metrics ? known({ inference_time: metrics.inference_time }) : undefined;
    return withUnknown(
      { ...known({ status, request_id, response_url, status_url, cancel_url, queue_position, error, error_type, metrics: measures }), logs: (logs ?? []).map(line) }, unknown);
  }
  if (what === "result") {
    const { video, duration, ...unknown } = BytedanceUpscalerUpscaleVideoOutput.fromJS(json);
    const { url, content_type, file_name, file_size } = video;
    return withUnknown(known({ url, content_type, file_name, file_size, duration }), unknown);
  }
  const { status, ...unknown } = CancelResponse.fromJS(json);
  return withUnknown(known({ status }), unknown);
}

function line(log: QueueLog): Facts {
  return known({ message: log.message, timestamp: log.timestamp, level: log.level ?? log.labels?.["level"], source: log.source ?? log.labels?.["source"] });
}

function known(members: Facts): Facts {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null));
}

function withUnknown(facts: Facts, rest: object): Facts {
  const unknown = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && typeof value !== "function"));
  return Object.keys(unknown).length > 0 ? { ...facts, unknown } : facts;
}
