import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** STUN messages on the wire: RFC 8489 sections 5 and 14, with the methods and attributes of TURN (RFC 8656). */

export const method = { binding: 0x001, allocate: 0x003, refresh: 0x004, createPermission: 0x008 } as const;

export const attribute = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  xorPeerAddress: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  xorRelayedAddress: 0x0016,
  requestedAddressFamily: 0x0017,
  requestedTransport: 0x0019,
  xorMappedAddress: 0x0020,
} as const;

export type Attributes = readonly (readonly [type: number, value: Buffer])[];

export interface StunMessage {
  method: number;
  kind: "request" | "indication" | "success" | "error";
  transactionId: Buffer;
  attributes: Attributes;
}

const magicCookie = 0x2112a442;
const headerBytes = 20;
const integrityBytes = 24;
const kinds = ["request", "indication", "success", "error"] as const;

export function newTransactionId(): Buffer {
  return randomBytes(12);
}

/** @param key of the long-term credential; with it the message ends with MESSAGE-INTEGRITY */
export function encodeMessage(message: StunMessage, key?: Buffer): Buffer {
  const body = Buffer.concat(message.attributes.map(([type, value]) => encodeAttribute(type, value)));
  if (!key) return Buffer.concat([encodeHeader(message, body.length), body]);
  // The length that is signed already counts the signature (RFC 8489 section 14.5).
  const signed = Buffer.concat([encodeHeader(message, body.length + integrityBytes), body]);
  const signature = createHmac("sha1", key).update(signed).digest();
  return Buffer.concat([signed, encodeAttribute(attribute.messageIntegrity, signature)]);
}

/** @returns undefined for what is no STUN message */
export function decodeMessage(data: Buffer): StunMessage | undefined {
  if (data.length < headerBytes || data.readUInt32BE(4) !== magicCookie) return undefined;
  const type = data.readUInt16BE(0);
  const end = headerBytes + data.readUInt16BE(2);
  if (type >= 0x4000 || end !== data.length || end % 4 !== 0) return undefined;
  const attributes: [number, Buffer][] = [];
  for (let at = headerBytes; at < end; ) {
    const length = data.readUInt16BE(at + 2);
    if (at + 4 + length > end) return undefined;
    attributes.push([data.readUInt16BE(at), data.subarray(at + 4, at + 4 + length)]);
    at += 4 + padded(length);
  }
  const kind = kinds[((type >> 7) & 2) | ((type >> 4) & 1)];
  if (!kind) return undefined;
  return {
    method: (type & 0xf) | ((type >> 1) & 0x70) | ((type >> 2) & 0xf80),
    kind,
    transactionId: data.subarray(8, headerBytes),
    attributes,
  };
}

/** The whole length of the message that a stream of bytes begins with; undefined while that cannot be told yet. */
export function messageLength(data: Buffer): number | undefined {
  return data.length < 4 ? undefined : headerBytes + data.readUInt16BE(2);
}

export function attributeOf({ attributes }: StunMessage, type: number): Buffer | undefined {
  return attributes.find(([candidate]) => candidate === type)?.[1];
}

/** Key of a long-term credential: MD5 of `username:realm:password` (RFC 8489 section 9.2.2). */
export function longTermKey(username: string, realm: string, password: string): Buffer {
  return createHash("md5").update(`${username}:${realm}:${password}`).digest();
}

/** Whether an encoded message carries the signature of someone who has the key. */
export function hasIntegrity(data: Buffer, key: Buffer): boolean {
  for (let at = headerBytes; at + 4 <= data.length; ) {
    const length = data.readUInt16BE(at + 2);
    if (data.readUInt16BE(at) === attribute.messageIntegrity && length === 20 && at + 24 <= data.length) {
      const signed = Buffer.from(data.subarray(0, at));
      signed.writeUInt16BE(at - headerBytes + integrityBytes, 2);
      const expected = createHmac("sha1", key).update(signed).digest();
      return timingSafeEqual(expected, data.subarray(at + 4, at + integrityBytes));
    }
    at += 4 + padded(length);
  }
  return false;
}

function encodeHeader({ method: name, kind, transactionId }: StunMessage, bodyLength: number): Buffer {
  const kindBits = kinds.indexOf(kind);
  const header = Buffer.alloc(headerBytes);
  // Method and class share the first 14 bits, interleaved (RFC 8489 figure 3).
  header.writeUInt16BE(
    (name & 0xf) |
      ((name & 0x70) << 1) |
      ((name & 0xf80) << 2) |
      ((kindBits & 1) << 4) |
      ((kindBits & 2) << 7),
    0,
  );
  header.writeUInt16BE(bodyLength, 2);
  header.writeUInt32BE(magicCookie, 4);
  transactionId.copy(header, 8);
  return header;
}

function encodeAttribute(type: number, value: Buffer): Buffer {
  const encoded = Buffer.alloc(4 + padded(value.length));
  encoded.writeUInt16BE(type, 0);
  encoded.writeUInt16BE(value.length, 2);
  value.copy(encoded, 4);
  return encoded;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
