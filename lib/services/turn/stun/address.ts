import { isIPv6 } from "node:net";

/** An address in a STUN attribute, hidden from NATs that rewrite what they see: RFC 8489 section 14.2. */

export interface Address {
  ip: string;
  port: number;
}

const magicCookie = Buffer.from("2112a442", "hex");
const family = { 4: 0x01, 6: 0x02 } as const;

export function encodeXorAddress({ ip, port }: Address, transactionId: Buffer): Buffer {
  const bytes = isIPv6(ip) ? ipv6Bytes(ip) : Buffer.from(ip.split(".").map(Number));
  const mask = Buffer.concat([magicCookie, transactionId]);
  const value = Buffer.alloc(4 + bytes.length);
  value.writeUInt8(bytes.length === 16 ? family[6] : family[4], 1);
  value.writeUInt16BE(port ^ mask.readUInt16BE(0), 2);
  bytes.forEach((byte, index) => {
    value.writeUInt8(byte ^ (mask[index] ?? 0), 4 + index);
  });
  return value;
}

export function decodeXorAddress(value: Buffer, transactionId: Buffer): Address | undefined {
  const length = value[1] === family[6] ? 16 : 4;
  if (value.length !== 4 + length) return undefined;
  const mask = Buffer.concat([magicCookie, transactionId]);
  const bytes = value.subarray(4).map((byte, index) => byte ^ (mask[index] ?? 0));
  const port = value.readUInt16BE(2) ^ mask.readUInt16BE(0);
  return { ip: length === 4 ? [...bytes].join(".") : ipv6Text(Buffer.from(bytes)), port };
}

/** The URL standard writes every form of an IPv6 address, IPv4 in it included, as groups of hexadecimal digits. */
function ipv6Bytes(ip: string): Buffer {
  const text = new URL(`http://[${ip}]`).hostname.slice(1, -1);
  const [head = "", tail] = text.split("::");
  const groups = (part: string | undefined) => (part ? part.split(":") : []);
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: missing }, () => "0"), ...groups(tail)];
  return Buffer.from(all.map((group) => group.padStart(4, "0")).join(""), "hex");
}

function ipv6Text(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16));
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1);
}
