import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect } from "node:tls";
import { makeCertificate } from "#e2e/stand-ins/network/certificate.ts";

const googleHost = "www.googleapis.com";
/** Where the SDK makes session cookies and revokes refresh tokens, and where it has custom tokens signed. */
const accountHosts = ["identitytoolkit.googleapis.com", "iamcredentials.googleapis.com"];

/** Where the SDK looks for the keys of ID tokens and of session cookies (firebase-admin 13.10, lib/auth/token-verifier.js). */
const idTokenKeys = "/robot/v1/metadata/x509/securetoken@system.gserviceaccount.com";
const sessionCookieKeys = "/identitytoolkit/v3/relyingparty/publicKeys";

export interface SigningKey {
  kid: string;
  privateKey: string;
  /** The public half, as Google publishes it: an X.509 certificate. */
  certificate: string;
}

export interface GoogleKeys {
  idToken: SigningKey;
  sessionCookie: SigningKey;
  /** Leads whoever uses it to this server where they ask for Google's, over TLS that they check. */
  agent: Agent;
  /** Every request that came, as `Host` and path. */
  requests: string[];
  /** How it answers from now on; `expired` is a good answer that is out of date at once. */
  answer: "good" | "expired" | "failure" | "silence";
  /** How Google's accounts answer from now on: nothing is ever done there. */
  accountsAnswer: "refusal" | "failure" | "silence";
  stop(): Promise<void>;
}

/** Google's key endpoints on this machine, with two keys of our own, and its accounts where nothing goes right. */
export async function serveGoogleKeys(): Promise<GoogleKeys> {
  const folder = mkdtempSync(path.join(tmpdir(), "panacare-keys-"));
  const tls = makeKey(folder, googleHost);
  const requests: string[] = [];
  const server = createServer({ key: tls.privateKey, cert: tls.certificate }, (request, response) => {
    requests.push(`${request.headers.host}${request.url}`);
    if (accountHosts.includes(request.headers.host ?? "")) {
      if (keys.accountsAnswer === "silence") return;
      const isRefusal = keys.accountsAnswer === "refusal";
      response.writeHead(isRefusal ? 400 : 500, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message: isRefusal ? "INVALID_ID_TOKEN" : "INTERNAL" } }));
      return;
    }
    if (keys.answer === "silence") return;
    const key = { [idTokenKeys]: keys.idToken, [sessionCookieKeys]: keys.sessionCookie }[request.url ?? ""];
    const isGood = key && keys.answer !== "failure";
    response.writeHead(isGood ? 200 : 500, {
      "content-type": "application/json",
      "cache-control": `public, max-age=${keys.answer === "good" ? 3600 : 0}`,
    });
    response.end(JSON.stringify(isGood ? { [key.kid]: key.certificate } : { error: "away" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const agent = new Agent();
  Object.assign(agent, {
    createConnection: ({ host }: { host: string }) =>
      [googleHost, ...accountHosts].includes(host)
        ? connect({ host: "127.0.0.1", port, servername: googleHost, ca: tls.certificate })
        : connect({ host, port: 443 }),
  });
  const keys: GoogleKeys = {
    idToken: makeKey(folder, "id-token"),
    sessionCookie: makeKey(folder, "session-cookie"),
    agent,
    requests,
    answer: "good",
    accountsAnswer: "silence",
    async stop() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
  return keys;
}

function makeKey(parent: string, name: string): SigningKey {
  const folder = path.join(parent, name);
  mkdirSync(folder);
  const { certFile, keyFile } = makeCertificate(folder, name);
  return {
    kid: `kid-of-${name}`,
    privateKey: readFileSync(keyFile, "utf8"),
    certificate: readFileSync(certFile, "utf8"),
  };
}
