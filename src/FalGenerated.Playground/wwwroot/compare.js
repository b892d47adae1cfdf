// Keeps the two videos of a comparison at the same moment: the one after leads, the one before follows.
export function synchronise(frame) {
  const [after, before] = frame.querySelectorAll("video");
  const follow = () => {
    if (Math.abs(before.currentTime - after.currentTime) > 0.05) {
      before.currentTime = after.currentTime;
    }
  };
  after.loop = true;
  after.addEventListener("timeupdate", follow);
  after.addEventListener("seeked", follow);
  after.addEventListener("play", () => before.play());
  after.addEventListener("pause", () => before.pause());
}

export function toggle(frame) {
  const [after] = frame.querySelectorAll("video");
  return after.paused ? after.play() : after.pause();
}
