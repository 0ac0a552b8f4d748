import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeXorAddress, encodeXorAddress } from "#lib/services/turn/stun/address.ts";
import {
  attribute,
  attributeOf,
  decodeMessage,
  encodeMessage,
  hasIntegrity,
  longTermKey,
  messageLength,
  newTransactionId,
} from "#lib/services/turn/stun/message.ts";

/** RFC 5769 section 2.4: a request with long-term authentication, made with the key of this user. */
const sample = Buffer.from(
  `000100602112a44278ad3433c6ad72c029da412e00060012e3839ee38388e383aae38383e382af
   e382b90000001500
   1c662f2f3439396b39353464364f4c33346f4c394653547679363473410014000b6578616d706c652e6f72670000080014
   f67024656dd64a3e02b8e0712e85c9a28ca89666`.replace(/\s/g, ""),
  "hex",
);
const sampleKey = longTermKey("\u30DE\u30C8\u30EA\u30C3\u30AF\u30B9", "example.org", "TheMatrIX");

describe("a message of the RFC's own test vectors", () => {
  test("is read as it was written", () => {
    const message = decodeMessage(sample);
    expect(message).toMatchObject({ method: 1, kind: "request" });
    expect(message && attributeOf(message, attribute.realm)?.toString()).toBe("example.org");
    expect(messageLength(sample)).toBe(sample.length);
  });

  test("carries the signature of its key, and of no other", () => {
    expect(hasIntegrity(sample, sampleKey)).toBe(true);
    expect(hasIntegrity(sample, longTermKey("someone", "example.org", "TheMatrIX"))).toBe(false);
    const altered = Buffer.from(sample);
    altered[30] = (altered[30] ?? 0) ^ 1;
    expect(hasIntegrity(altered, sampleKey)).toBe(false);
  });

  test("comes out the same when it is written again", () => {
    const message = decodeMessage(sample);
    if (!message) throw new Error("not read");
    const attributes = message.attributes.filter(([type]) => type !== attribute.messageIntegrity);
    expect(encodeMessage({ ...message, attributes }, sampleKey).toString("hex")).toBe(sample.toString("hex"));
  });
});

test("reads back whatever it writes", () => {
  const message = fc.record({
    method: fc.integer({ min: 0, max: 0xfff }),
    kind: fc.constantFrom("request", "indication", "success", "error" as const),
    attributes: fc.array(
      fc.tuple(
        fc.integer({ min: 0x0010, max: 0xffff }),
        fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      ),
      { maxLength: 5 },
    ),
  });
  fc.assert(
    fc.property(message, (given) => {
      const whole = { ...given, transactionId: newTransactionId() } as const;
      expect(decodeMessage(encodeMessage(whole))).toEqual(whole);
    }),
  );
});

test("takes no bytes for a message that are none, and never throws", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(decodeMessage(Buffer.from(bytes))).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: sample.length - 1 }),
      fc.integer({ min: 0, max: 255 }),
      (at, byte) => {
        const altered = Buffer.from(sample);
        altered[at] = byte;
        decodeMessage(altered);
        hasIntegrity(altered, sampleKey);
      },
    ),
  );
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8:1234:5678:11:2233:4455:6677", "2001:db8:1234:5678:11:2233:4455:6677"],
  ["::1", "::1"],
  ["::ffff:10.0.0.1", "::ffff:a00:1"],
])("an address survives its attribute: %s", (ip, shown) => {
  const id = newTransactionId();
  expect(decodeXorAddress(encodeXorAddress({ ip, port: 32_853 }, id), id)).toEqual({
    ip: shown,
    port: 32_853,
  });
});
