import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { GoogleKeys, SigningKey } from "#lib/testing/google-keys.ts";

/**
 * Tokens that must never be taken: the attacks on JSON Web Tokens (RFC 8725, "Threats and Vulnerabilities"; OWASP ASVS 5.0,
 * 9.1 and 9.2), and everything else that looks like a Firebase ID token of ours without being a current one.
 */

export interface Forger {
  keys: GoogleKeys;
  projectId: string;
  /** The Firebase uid of a doctor of ours: the one whom the attacker wants to be. */
  uid: string;
  /** Of a server of the attacker's, which offers their key in every shape. */
  attackerUrl: string;
}

const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });

/** A key of the attacker's. Their server hands it out, and it stands in the headers of what they make. */
export const attackerJwk = { ...stranger.publicKey.export({ format: "jwk" }), kid: "attacker", use: "sig" };

const hourSeconds = 3600;
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The claims of an ID token as Firebase makes them, with some of them others. */
function claimsOf({ projectId, uid }: Forger, changes: object = {}): object {
  const now = nowSeconds();
  return {
    iss: `https://securetoken.google.com/${projectId}`,
    aud: projectId,
    auth_time: now - 60,
    user_id: uid,
    sub: uid,
    iat: now - 60,
    exp: now + hourSeconds - 60,
    email: "doctor@panacare.test",
    email_verified: true,
    firebase: { identities: {}, sign_in_provider: "password" },
    ...changes,
  };
}

const encode = (part: object | string | Uint8Array) =>
  Buffer.from(typeof part === "string" || part instanceof Uint8Array ? part : JSON.stringify(part)).toString(
    "base64url",
  );

interface Signing {
  key?: string | KeyObject;
  digest?: string;
  header?: object | string;
}

function signedText(forger: Forger, claims: object | string | Uint8Array, header: object | string = {}) {
  const usual = { alg: "RS256", kid: forger.keys.idToken.kid, typ: "JWT" };
  return `${encode(typeof header === "string" ? header : { ...usual, ...header })}.${encode(claims)}`;
}

function rsa(forger: Forger, claims: object | string | Uint8Array, signing: Signing = {}): string {
  const { key = forger.keys.idToken.privateKey, digest = "RSA-SHA256", header } = signing;
  const text = signedText(forger, claims, header);
  return `${text}.${sign(digest, Buffer.from(text), key).toString("base64url")}`;
}

/** The positive control: what Firebase would issue. */
export function goodIdToken(forger: Forger): string {
  return rsa(forger, claimsOf(forger));
}

/** The same as a session cookie. */
export function goodSessionCookie(forger: Forger, changes: object = {}): string {
  const { sessionCookie } = forger.keys;
  const iss = `https://session.firebase.google.com/${forger.projectId}`;
  return rsa(forger, claimsOf(forger, { iss, ...changes }), {
    key: sessionCookie.privateKey,
    header: { kid: sessionCookie.kid },
  });
}

function hmac(forger: Forger, secret: string | Buffer, header: object = {}): string {
  const text = signedText(forger, claimsOf(forger), { alg: "HS256", ...header });
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

function unsigned(forger: Forger, alg: string): string {
  return `${signedText(forger, claimsOf(forger), { alg })}.`;
}

/** Signed by the attacker, who says in the header where the key is to be found. */
function selfMade(forger: Forger, header: object): string {
  return rsa(forger, claimsOf(forger), { key: stranger.privateKey, header });
}

/** Genuinely signed by Google's key, and still not a token for us. */
function genuine(forger: Forger, changes: object): string {
  return rsa(forger, claimsOf(forger, changes));
}

function ecdsa(forger: Forger): string {
  const text = signedText(forger, claimsOf(forger), { alg: "ES256" });
  const signature = sign("sha256", Buffer.from(text), { key: curve.privateKey, dsaEncoding: "ieee-p1363" });
  return `${text}.${signature.toString("base64url")}`;
}

function tampered(forger: Forger): string {
  const [header, , signature] = goodIdToken({ ...forger, uid: "somebody-else" }).split(".");
  return [header, encode(claimsOf(forger)), signature].join(".");
}

const publicPem = ({ certificate }: SigningKey) =>
  createPublicKey(certificate).export({ type: "spki", format: "pem" }).toString();

export const attacks: Readonly<Record<string, (forger: Forger) => string>> = {
  "no text at all": () => "",
  "no token": () => "not.a.token",
  "alg none": (forger) => unsigned(forger, "none"),
  "alg None": (forger) => unsigned(forger, "None"),
  "alg NONE": (forger) => unsigned(forger, "NONE"),
  "alg nOnE": (forger) => unsigned(forger, "nOnE"),
  "alg empty": (forger) => unsigned(forger, ""),
  "alg none with the signature of another token": (forger) =>
    unsigned(forger, "none") + goodIdToken(forger).split(".")[2],
  "two algs in one header": (forger) =>
    `${signedText(forger, claimsOf(forger), `{"alg":"RS256","kid":"${forger.keys.idToken.kid}","alg":"none"}`)}.`,
  "HS256 with the certificate as the secret": (forger) => hmac(forger, forger.keys.idToken.certificate),
  "HS256 with the certificate's text, trimmed": (forger) =>
    hmac(forger, forger.keys.idToken.certificate.trim()),
  "HS256 with the public key as the secret": (forger) => hmac(forger, publicPem(forger.keys.idToken)),
  "HS256 with no secret": (forger) => hmac(forger, ""),
  "RS256 by name, HMAC in truth": (forger) => hmac(forger, forger.keys.idToken.certificate, { alg: "RS256" }),
  "RS384 with the right key": (forger) =>
    rsa(forger, claimsOf(forger), { digest: "RSA-SHA384", header: { alg: "RS384" } }),
  "RS512 with the right key": (forger) =>
    rsa(forger, claimsOf(forger), { digest: "RSA-SHA512", header: { alg: "RS512" } }),
  "ES256 with a key of the attacker's": ecdsa,
  "another key under the right kid": (forger) => selfMade(forger, {}),
  "no kid": (forger) => rsa(forger, claimsOf(forger), { header: { kid: undefined } }),
  "an empty kid, signed by the attacker": (forger) => selfMade(forger, { kid: "" }),
  "an unknown kid": (forger) => selfMade(forger, { kid: "attacker" }),
  "a kid that is a property of every object": (forger) => selfMade(forger, { kid: "constructor" }),
  "a kid that is __proto__": (forger) => selfMade(forger, { kid: "__proto__" }),
  "a kid that is a path": (forger) => selfMade(forger, { kid: "../../../../dev/null" }),
  "a kid that is SQL": (forger) => selfMade(forger, { kid: "x' union select 'attacker" }),
  "a kid that is a list": (forger) => selfMade(forger, { kid: ["attacker"] }),
  "a key in the header (jwk)": (forger) => selfMade(forger, { kid: "attacker", jwk: attackerJwk }),
  "a key in the header under the right kid": (forger) => selfMade(forger, { jwk: attackerJwk }),
  "an address of keys (jku)": (forger) =>
    selfMade(forger, { kid: "attacker", jku: `${forger.attackerUrl}/jwks.json` }),
  "an address of keys under the right kid": (forger) =>
    selfMade(forger, { jku: `${forger.attackerUrl}/jwks.json` }),
  "an address of a certificate (x5u)": (forger) =>
    selfMade(forger, { kid: "attacker", x5u: `${forger.attackerUrl}/cert.pem` }),
  "a kid that is an address": (forger) => selfMade(forger, { kid: `${forger.attackerUrl}/jwks.json` }),
  "a certificate in the header (x5c)": (forger) =>
    selfMade(forger, { kid: "attacker", x5c: [forger.keys.sessionCookie.certificate] }),
  "claims changed after signing": tampered,
  "a signature cut short": (forger) => goodIdToken(forger).slice(0, -8),
  "no signature": (forger) => `${signedText(forger, claimsOf(forger))}.`,
  "a part too many": (forger) => `${goodIdToken(forger)}.e30`,
  "a part too few": (forger) => goodIdToken(forger).split(".").slice(0, 2).join("."),
  "padded base64": (forger) => `${goodIdToken(forger)}==`,
  "claims that are no UTF-8": (forger) => rsa(forger, Uint8Array.of(0xff, 0xfe, 0x7b, 0x7d)),
  "claims that are no object": (forger) => rsa(forger, '"sub"'),
  "claims that are null": (forger) => rsa(forger, "null"),
  "a megabyte": (forger) => genuine(forger, { exp: 1, padding: "x".repeat(1_000_000) }),
  expired: (forger) => genuine(forger, { exp: nowSeconds() - 1 }),
  "without an end": (forger) => genuine(forger, { exp: undefined }),
  "an end that is no number": (forger) => genuine(forger, { exp: "never" }),
  "not valid yet (nbf)": (forger) => genuine(forger, { nbf: nowSeconds() + hourSeconds }),
  "issued in the future": (forger) => genuine(forger, { iat: nowSeconds() + hourSeconds }),
  "without an issue time": (forger) => genuine(forger, { iat: undefined }),
  "signed in in the future": (forger) => genuine(forger, { auth_time: nowSeconds() + hourSeconds }),
  "signed in longer ago than a working day": (forger) =>
    genuine(forger, { auth_time: nowSeconds() - 13 * hourSeconds }),
  "for another project": (forger) => genuine(forger, { aud: "another-project" }),
  "for several audiences": (forger) => genuine(forger, { aud: [forger.projectId, "another-project"] }),
  "of another issuer": (forger) =>
    genuine(forger, { iss: `https://securetoken.google.com.evil.example/${forger.projectId}` }),
  "of another project of the same issuer": (forger) =>
    genuine(forger, { iss: "https://securetoken.google.com/another-project" }),
  "without a subject": (forger) => genuine(forger, { sub: undefined }),
  "with an empty subject": (forger) => genuine(forger, { sub: "" }),
  "with a subject that is a list": (forger) => genuine(forger, { sub: [forger.uid] }),
  "with a subject that is too long": (forger) => genuine(forger, { sub: "x".repeat(129) }),
  "a custom token": (forger) =>
    rsa(
      forger,
      {
        iss: "attacker@panacare.test",
        sub: "attacker@panacare.test",
        aud: "https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit",
        uid: forger.uid,
        iat: nowSeconds(),
        exp: nowSeconds() + hourSeconds,
      },
      { key: stranger.privateKey, header: { kid: undefined } },
    ),
  "a session cookie": (forger) => goodSessionCookie(forger),
  "a session cookie under the right kid": (forger) =>
    rsa(forger, claimsOf(forger, { iss: `https://session.firebase.google.com/${forger.projectId}` })),
  "a Twilio access token": (forger) =>
    hmac(forger, "twilio-secret", { kid: undefined, cty: "twilio-fpa;v=1" }),
};
