import { randomUUID } from "node:crypto";
import { type RTCDataChannel, RTCPeerConnection } from "werift";
import { reportBug } from "#e2e/stand-ins/twilio/rest/twilio-error.ts";
import { answerWithoutMedia } from "#e2e/stand-ins/twilio/signaling/answer-without-media.ts";
import type { Description } from "#e2e/stand-ins/twilio/signaling/client-messages.ts";

const HOST = "127.0.0.1";
/** The first description is this side's offer; all later offers are the browser's. */
const OFFER_REVISION = 1;

/**
 * A data channel from the server to one browser, over a peer connection of its own. It takes no media, looks for no
 * network but this machine's own, and leaves it to the browser to find the way (ICE lite).
 */
export class ServerDataChannel {
  /** The peer connection's, in the signaling. */
  readonly id = randomUUID();
  readonly label = randomUUID();
  /** The browser has said its first word over the channel, so it hears what is sent; or this side closed it. */
  readonly opened: Promise<void>;
  readonly #peerConnection = new RTCPeerConnection({
    iceLite: true,
    iceServers: [],
    iceUseIpv6: false,
    iceInterfaceAddresses: { udp4: HOST },
    iceAdditionalHostAddresses: [HOST],
  });
  readonly #channel: RTCDataChannel;
  #offer: string | undefined;
  #setup: "active" | "passive" | undefined;
  #said: Description | undefined;
  #hasHeard = false;
  #settle = (): void => undefined;

  constructor() {
    this.#channel = this.#peerConnection.createDataChannel(this.label);
    this.opened = new Promise((resolve) => {
      this.#settle = resolve;
    });
    // The first word may come before the acknowledgement of the channel.
    this.#channel.onMessage.once(() => {
      this.#hasHeard = true;
      if (this.#isOpen) this.#settle();
    });
    this.#channel.stateChanged.subscribe(() => {
      if (this.#isOpen) this.#settle();
    });
  }

  get #isOpen(): boolean {
    return this.#hasHeard && this.#channel.readyState === "open";
  }

  /** What this side said last; saying it again is safe. Nothing until it has offered. */
  get said(): Description | undefined {
    return this.#said;
  }

  async offer(): Promise<void> {
    await this.#peerConnection.setLocalDescription(await this.#peerConnection.createOffer());
    this.#offer = forBrowsers(this.#peerConnection.localDescription?.sdp ?? "");
    this.#said = { type: "offer", revision: OFFER_REVISION, sdp: this.#offer };
  }

  /** Returns whether there is something new to say: the answer to an offer of the browser. */
  take({ type, revision, sdp }: Description): boolean {
    if (this.#offer === undefined || sdp === undefined) return false;
    if (type === "answer" && revision === OFFER_REVISION && !this.#setup) {
      this.#setup = /^a=setup:passive/m.test(sdp) ? "active" : "passive";
      this.#peerConnection.setRemoteDescription({ type, sdp }).catch(reportBug);
      return false;
    }
    if (type !== "offer" || !this.#setup || revision <= (this.#said?.revision ?? 0)) return false;
    this.#said = { type: "answer", revision, sdp: answerWithoutMedia(sdp, this.#offer, this.#setup) };
    return true;
  }

  /** Returns whether it was sent: nothing is kept for a browser that is not there. Await `opened` first. */
  send(message: object): boolean {
    if (!this.#isOpen) return false;
    this.#channel.send(JSON.stringify(message));
    return true;
  }

  close(): void {
    this.#settle();
    this.#peerConnection.close().catch(reportBug);
  }
}

/**
 * What werift's offer lacks. The attribute of ICE lite counts in the header alone. Only one candidate is bound to where it
 * says. And werift numbers channels by its part in ICE, where the browser goes by DTLS: only as DTLS client do the two not
 * take the same numbers.
 */
function forBrowsers(sdp: string): string {
  return sdp
    .split("\r\n")
    .filter(
      (line) => line !== "a=ice-lite" && (!line.startsWith("a=candidate:") || line.includes(` ${HOST} `)),
    )
    .join("\r\n")
    .replace("t=0 0\r\n", "t=0 0\r\na=ice-lite\r\n")
    .replace("a=setup:actpass", "a=setup:active");
}
