import type { MediaKind } from "#components/call/devices/media-problem.ts";

/** What asking for one device gave; after a refusal, what the page is allowed now, where the browser says. */
export type Capture =
  | { readonly track: MediaStreamTrack }
  | { readonly error: unknown; readonly permission?: PermissionState | null };

/** The device to use: the one a person picked, or the one used last, which may be gone. */
export interface CaptureRequest {
  readonly deviceId: string | null;
  readonly isPicked: boolean;
  /** For a phone, whose cameras are known by where they look. */
  readonly facing?: Facing;
}

export type Facing = "user" | "environment";

export interface DeviceChoice {
  readonly deviceId: string;
  /** Empty where the browser gives the device no name. */
  readonly label: string;
}

const usesLast: CaptureRequest = { deviceId: null, isPicked: false };

/**
 * Opens microphone and camera with a single prompt. One that is missing, busy or not allowed does not stand in the way
 * of the other: getUserMedia refuses both when either fails, so each is then asked for alone.
 */
export async function captureBoth(
  requests: Record<MediaKind, CaptureRequest> = { microphone: usesLast, camera: usesLast },
): Promise<Record<MediaKind, Capture>> {
  try {
    const stream = await getUserMedia({
      audio: audioConstraints(requests.microphone),
      video: videoConstraints(requests.camera),
    });
    return {
      microphone: firstTrack(stream.getAudioTracks()),
      camera: firstTrack(stream.getVideoTracks()),
    };
  } catch (error) {
    if (isUnsupported(error)) return { microphone: { error }, camera: { error } };
    const microphone = await captureAfterRefusal("microphone", requests.microphone, error);
    const camera = await captureAfterRefusal("camera", requests.camera, error);
    return { microphone, camera };
  }
}

export async function captureDevice(kind: MediaKind, request: CaptureRequest = usesLast): Promise<Capture> {
  try {
    const stream = await getUserMedia(
      kind === "microphone" ? { audio: audioConstraints(request) } : { video: videoConstraints(request) },
    );
    return firstTrack(stream.getTracks());
  } catch (error) {
    return { error, permission: isRefusal(error) ? await permissionState(kind) : null };
  }
}

/** The devices that can be chosen. Browsers name them only once one has been opened. */
export async function listDevices(): Promise<Record<MediaKind, readonly DeviceChoice[]>> {
  const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  return {
    microphone: choicesOf(devices, "audioinput"),
    camera: choicesOf(devices, "videoinput"),
  };
}

/** Null where the browser does not say, which is no answer. */
export async function permissionStatus(kind: MediaKind): Promise<PermissionStatus | null> {
  try {
    return await navigator.permissions.query({ name: kind });
  } catch {
    return null;
  }
}

/** Whoever just pressed Block must not be asked a second time by the same press of a button. */
async function captureAfterRefusal(
  kind: MediaKind,
  request: CaptureRequest,
  error: unknown,
): Promise<Capture> {
  const permission = isRefusal(error) ? await permissionState(kind) : "granted";
  if (permission !== "granted") return { error, permission };
  return captureDevice(kind, request);
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === "NotAllowedError";
}

async function permissionState(kind: MediaKind): Promise<PermissionState | null> {
  return (await permissionStatus(kind))?.state ?? null;
}

function getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
  // Absent in old browsers and wherever the page is not in a secure context.
  if (!navigator.mediaDevices) throw new DOMException("No mediaDevices", "NotSupportedError");
  return navigator.mediaDevices.getUserMedia(constraints);
}

function isUnsupported(error: unknown): boolean {
  return error instanceof Error && error.name === "NotSupportedError";
}

function audioConstraints(request: CaptureRequest): MediaTrackConstraints {
  return {
    ...deviceConstraint(request),
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
  };
}

/** A face and a skin are looked at closely, so 720p where the network allows it: WebRTC scales down by itself. */
function videoConstraints(request: CaptureRequest): MediaTrackConstraints {
  return {
    ...deviceConstraint(request),
    ...(request.deviceId === null && { facingMode: request.facing ?? "user" }),
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 24, max: 30 },
  };
}

function deviceConstraint({ deviceId, isPicked }: CaptureRequest): MediaTrackConstraints {
  if (deviceId === null) return {};
  return { deviceId: isPicked ? { exact: deviceId } : { ideal: deviceId } };
}

function firstTrack([track]: MediaStreamTrack[]): Capture {
  return track ? { track } : { error: new DOMException("The stream has no track", "NotFoundError") };
}

function choicesOf(devices: readonly MediaDeviceInfo[], kind: MediaDeviceKind): DeviceChoice[] {
  return (
    devices
      // "communications" is Chromium's second name on Windows for a device that is in the list already.
      .filter(
        (device) => device.kind === kind && device.deviceId !== "" && device.deviceId !== "communications",
      )
      .map(({ deviceId, label }) => ({ deviceId, label }))
  );
}
