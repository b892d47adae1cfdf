"""Holds Python types that quicktype makes of the contract against the serialise and parse vectors. The last line says how many were run."""
import json
import sys
from pathlib import Path

import contract

vectors = Path(sys.argv[1])
closed = (contract.TargetResolution, contract.TargetFPS, contract.EnhancementPreset, contract.EnhancementTier, contract.Fidelity)
known = {member.value for enum in closed for member in enum}
states = {member.value for enum in (contract.QueueStatusStatus, contract.CancelResponseStatus) for member in enum}


def read(file):
    return json.loads((vectors / file).read_text(encoding="utf-8"))["vectors"]


def is_refused(make):
    try:
        make()
        return False
    except Exception:
        return True


written = refused = 0
for vector in read("serialise.json"):
    if "extra" in vector:
        continue  # The types have no place for members that the contract does not know.
    given = vector["input"]
    make = lambda: contract.bytedance_upscaler_upscale_video_input_to_dict(
        contract.bytedance_upscaler_upscale_video_input_from_dict(given))
    options = [value for name, value in given.items() if name != "video_url" and isinstance(value, str)]
    if all(option in known for option in options):
        assert make() == json.loads(vector["body"]), vector["name"]
        written += 1
    else:
        assert is_refused(make), vector["name"]
        refused += 1

parsed = 0
for vector in read("parse.json"):
    if "scope" in vector:
        continue
    body, facts, what = vector["body"], vector.get("facts"), vector["what"]
    make = {
        "status": lambda: contract.queue_status_from_dict(json.loads(body)),
        "result": lambda: contract.bytedance_upscaler_upscale_video_output_from_dict(json.loads(body)),
        "cancel": lambda: contract.cancel_response_from_dict(json.loads(body)),
    }[what]
    if facts is None or facts.get("status", "COMPLETED") not in states:
        assert is_refused(make), vector["name"]
        refused += 1
        continue
    value = make()
    if what == "status":
        got = {"status": value.status.value, "request_id": value.request_id, "queue_position": value.queue_position, "error": value.error}
    elif what == "result":
        got = {"url": value.video.url, "file_size": value.video.file_size, "file_name": value.video.file_name, "duration": value.duration}
    else:
        got = {"status": value.status.value if value.status else None}
    assert got == {name: facts.get(name) for name in got}, vector["name"]
    parsed += 1

print(f"{written} written, {parsed} parsed, {refused} refused")
