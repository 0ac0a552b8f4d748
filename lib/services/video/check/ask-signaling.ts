import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import * as z from "#lib/wire/zod.ts";

/** What Twilio Video says to a token: taken, refused with a number, or nothing at all. */
export type SignalingAnswer =
  | { isTaken: true }
  | { isTaken: false; code: number }
  | { isTaken: false; code: null };

/** An admin looks at the page that waits for it. */
const timeoutMs = 8_000;

const Frame = z.object({
  type: z.string(),
  body: z.object({ type: z.string(), code: z.number().optional() }).optional(),
});

/**
 * Shows a token to the signaling as twilio-video does before it connects: it asks for ICE servers, which joins no room.
 * This is the one place where Twilio checks a Video token without a browser.
 */
export function askSignaling(signalingUrl: string, token: string): Promise<SignalingAnswer> {
  return new Promise((resolve) => {
    const socket = new WebSocket(signalingUrl, { handshakeTimeout: timeoutMs });
    const finish = (answer: SignalingAnswer) => {
      clearTimeout(timer);
      socket.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => finish({ isTaken: false, code: null }), timeoutMs);
    socket.on("error", () => finish({ isTaken: false, code: null }));
    socket.on("close", () => finish({ isTaken: false, code: null }));
    socket.on("open", () => {
      const body = { type: "ice", version: 1, edge: "roaming", token };
      socket.send(JSON.stringify({ type: "hello", id: randomUUID(), version: 2, timeout: 5000, body }));
    });
    socket.on("message", (data) => {
      const { type, body } = parseFrame(String(data)) ?? {};
      if (type !== "msg" || !body) return;
      if (body.type === "iced") finish({ isTaken: true });
      if (body.type === "error") finish({ isTaken: false, code: body.code ?? null });
    });
  });
}

function parseFrame(text: string): z.infer<typeof Frame> | undefined {
  try {
    return Frame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
