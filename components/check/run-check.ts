import { captureBoth } from "#components/call/devices/media-capture.ts";
import { checkNetwork, type NetworkCheckOptions } from "#components/check/check-network.ts";
import { stepNames } from "#components/check/check-steps.ts";

/** Tries everything that a visit needs of a browser. It never rejects: what fails is a step that is bad. */
export async function runCheck(options: NetworkCheckOptions): Promise<void> {
  const { onStep, signal } = options;
  if (typeof RTCPeerConnection === "undefined" || !navigator.mediaDevices) {
    onStep({ name: "browser", status: "bad", detail: "no WebRTC" });
    for (const name of stepNames.slice(1)) onStep({ name, status: "skipped", detail: null });
    return;
  }
  onStep({ name: "browser", status: "good", detail: navigator.userAgent });

  const devices = ["microphone", "camera"] as const;
  for (const name of devices) onStep({ name, status: "running", detail: null });
  const captures = await captureBoth();
  for (const name of devices) {
    const capture = captures[name];
    if ("track" in capture) capture.track.stop();
    if (signal.aborted) continue;
    const error = "error" in capture && capture.error instanceof Error ? capture.error.name : null;
    onStep({ name, status: "track" in capture ? "good" : "bad", detail: error });
  }
  if (!signal.aborted) await checkNetwork(options);
}
