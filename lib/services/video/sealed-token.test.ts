import { beforeAll, describe, expect, test } from "vitest";
import { seal, unseal } from "#lib/services/video/sealed-token.ts";
import { usePublicEnvironment } from "#lib/testing/unit-environment.ts";

const place = "consultations.doctorToken.1";
beforeAll(usePublicEnvironment);

describe("a sealed token", () => {
  test("opens where it was sealed for", () => {
    expect(unseal(seal("header.claims.signature", place), place)).toBe("header.claims.signature");
  });

  test("does not show the token, and looks different each time", () => {
    const sealed = seal("header.claims.signature", place);
    expect(Buffer.from(sealed.slice(3), "base64url").includes("header")).toBe(false);
    expect(seal("header.claims.signature", place)).not.toBe(sealed);
  });

  test("does not open in another row or column", () => {
    expect(unseal(seal("token", place), "consultations.patientToken.1")).toBeUndefined();
  });

  test("does not open when any byte of it was changed", () => {
    const bytes = Buffer.from(seal("token", place).slice(3), "base64url");
    for (const index of bytes.keys()) {
      const altered = Buffer.from(bytes);
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(unseal(`v1.${altered.toString("base64url")}`, place)).toBeUndefined();
    }
  });

  test.each(["", "v1.", "v1.AAAA", "v2.AAAA", "header.claims.signature"])("takes %j for none", (stored) => {
    expect(unseal(stored, place)).toBeUndefined();
  });
});
