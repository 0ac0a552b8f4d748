import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { makeCertificate } from "#e2e/stand-ins/network/certificate.ts";
import { type ManagedChild, startManagedChild } from "#e2e/stand-ins/process/managed-child.ts";
import { accepts, freePort } from "#e2e/stand-ins/process/ports.ts";
import { findTurnServer } from "#e2e/stand-ins/turn.ts";
import { processEnvironment } from "#lib/foundation/env.ts";
import { checkTurn } from "#lib/services/turn/check/check-turn.ts";
import { coturnProvider } from "#lib/services/turn/coturn-provider.ts";
import { TurnClient } from "#lib/services/turn/stun/turn-client.ts";

/** coturn with the configuration that operators are given; only addresses, ports, secret and certificate are the test's. */

const program = findTurnServer();
const secret = "the secret of this test";
const host = "127.0.0.1";
const hasIpv6 = Object.values(networkInterfaces()).some((each) =>
  each?.some(({ address }) => address === "::1"),
);
const addresses = hasIpv6 ? [host, "::1"] : [host];

/** First and last of each special-purpose range, and what lies in them: gateways, and services of clouds. */
const refusedIpv4 = [
  ...["0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255"],
  ...["127.0.0.0", "127.255.255.255", "169.254.0.0", "169.254.255.255", "172.16.0.0", "172.31.255.255"],
  ...["192.0.0.0", "192.0.0.255", "192.0.2.0", "192.0.2.255", "192.88.99.0", "192.88.99.255"],
  ...["192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.0", "198.51.100.255"],
  ...["203.0.113.0", "203.0.113.255", "224.0.0.0", "239.255.255.255", "240.0.0.0", "255.255.255.255"],
  ...["10.0.0.1", "100.100.100.200", "127.0.0.1", "169.254.169.254", "169.254.170.2", "172.17.0.1"],
  ...["192.0.0.192", "192.168.1.1", "224.0.0.251", "239.255.255.250"],
];
/** And ways to write them that have slipped through such lists. */
const refusedIpv6 = [
  ...["::", "::1", "::10.0.0.1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254"],
  ...["64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:a00:1::1", "3fff::1"],
  ...["5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1"],
];
const allowedIpv4 = ["1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "223.255.255.254"];
const allowedIpv6 = ["2606:4700:4700::1111", "2001:200::1", "2003::1"];

describe.skipIf(!program)("turnserver.conf", () => {
  let folder: string;
  let server: ManagedChild;
  let ports: { plain: number; tls: number };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "panacare-coturn-"));
    ports = { plain: await freePort(), tls: await freePort() };
    const { certFile, keyFile } = makeCertificate(folder, host);
    server = await startManagedChild({
      name: "coturn",
      command: program ?? "",
      args: [
        ...["-c", path.join(import.meta.dirname, "turnserver.conf")],
        ...addresses.flatMap((ip) => [`--listening-ip=${ip}`, `--relay-ip=${ip}`]),
        ...[`--listening-port=${ports.plain}`, `--tls-listening-port=${ports.tls}`],
        ...[`--static-auth-secret=${secret}`, `--pidfile=${path.join(folder, "turn.pid")}`],
        ...[`--cert=${certFile}`, `--pkey=${keyFile}`],
        `--userdb=${path.join(folder, "turn.sqlite")}`,
      ],
      logFile: path.join(folder, "turn.log"),
      env: { PATH: processEnvironment["PATH"] },
      cwd: folder,
    });
    await server.ready(() => accepts(host, ports.tls), 15_000);
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const trusted = () => readFileSync(path.join(folder, "cert.pem"), "utf8");
  const urls = () => [
    `turn:${host}:${ports.plain}?transport=udp`,
    `turn:${host}:${ports.plain}?transport=tcp`,
    `turns:${host}:${ports.tls}?transport=tcp`,
  ];

  /** Someone with an allocation, as Panacare's users get them. */
  async function allocate(participant: string, family: 4 | 6 = 4): Promise<TurnClient> {
    const { iceServers } = await coturnProvider({ urls: urls(), secret }).issue({
      participant,
      ttlSeconds: 60,
    });
    const { username = "", credential = "" } = iceServers.at(-1) ?? {};
    const client = await TurnClient.open({
      server: { host, port: ports.plain, transport: "udp" },
      username,
      credential,
    });
    await client.allocate(family);
    return client;
  }

  /** Which of the addresses the server would relay to. */
  async function reachable(addresses: string[], family: 4 | 6): Promise<string[]> {
    const client = await allocate(`prober-${family}`, family);
    const found: string[] = [];
    for (const ip of addresses) {
      await client.createPermission(ip).then(
        () => found.push(ip),
        // 443: an IPv4 address in IPv6 form is no peer for an IPv6 relay.
        (error) => expect([403, 443], `${ip}: ${error}`).toContain(error.code),
      );
    }
    await client.release();
    return found;
  }

  test("refuses every reserved IPv4 address, and relays to public ones", async () => {
    expect(new Set(refusedIpv4).size).toBeGreaterThanOrEqual(40);
    expect(await reachable([...refusedIpv4, ...allowedIpv4], 4)).toEqual(allowedIpv4);
  });

  test.skipIf(!hasIpv6)(
    "refuses every reserved IPv6 address in each of its forms, and relays to public ones",
    async () => {
      expect(await reachable([...refusedIpv6, ...allowedIpv6], 6)).toEqual(allowedIpv6);
    },
  );

  test("is understood by coturn line by line", () => {
    expect(readFileSync(path.join(folder, "turn.log"), "utf8")).not.toMatch(
      /bad configuration|unrecognized|unknown/i,
    );
  });

  test("gives one participant twelve relays at once, and the thirteenth to another only", async () => {
    const clients: TurnClient[] = [];
    for (let i = 0; i < 12; i += 1) clients.push(await allocate("doctor-1"));
    await expect(allocate("doctor-1")).rejects.toMatchObject({ code: 486 });
    clients.push(await allocate("doctor-2"));
    for (const client of clients) await client.release();
  });

  test("turn:check finds it reachable over UDP, TCP and TLS", async () => {
    const report = await checkTurn([coturnProvider({ urls: urls(), secret })], { trusted: trusted() });
    expect(report).toMatchObject({ isRight: true, providers: [{ provider: "coturn", hasRelay: true }] });
    expect(report.providers[0]?.servers.map(({ url, status }) => [url.split(":")[0], status])).toEqual([
      ["stun", "reachable"],
      ["turn", "reachable"],
      ["turn", "reachable"],
      ["turns", "reachable"],
    ]);
    for (const { latencyMs } of report.providers[0]?.servers ?? []) expect(latencyMs).toBeLessThan(5000);
  });

  test("turn:check tells a wrong secret, a closed port and an untrusted certificate apart", async () => {
    const closed = await freePort();
    const provider = coturnProvider({
      urls: [...urls(), `turn:${host}:${closed}?transport=tcp`],
      secret: "another",
    });
    const { isRight, providers } = await checkTurn([provider]);
    expect(isRight).toBe(false);
    const found = Object.fromEntries((providers[0]?.servers ?? []).map((probe) => [probe.url, probe]));
    const [udp = "", tcp = "", tls = ""] = urls();
    for (const url of [udp, tcp]) {
      expect(found[url]).toMatchObject({
        status: "refused",
        reason: expect.stringMatching(/^401: .*secret/),
      });
    }
    expect(found[tls]).toMatchObject({ status: "unreachable", reason: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    expect(found[`turn:${host}:${closed}?transport=tcp`]).toMatchObject({
      status: "unreachable",
      reason: "ECONNREFUSED",
    });
  });

  test("refuses credentials that have expired", async () => {
    const provider = coturnProvider({ urls: urls().slice(0, 1), secret, now: () => Date.now() - 3600_000 });
    const { providers } = await checkTurn([provider]);
    expect(providers[0]?.servers.at(-1)).toMatchObject({
      status: "refused",
      reason: expect.stringMatching(/^401/),
    });
  });

  // What README.md says of it: this test is to fail on the day on which a coturn ends such relays.
  test("lets a relay live on after its credentials have expired, and makes no new one with them", async () => {
    const ttlSeconds = 5;
    const expiresAt = Date.now() + ttlSeconds * 1000;
    const { iceServers } = await coturnProvider({ urls: urls(), secret }).issue({
      participant: "check-0123456789abcdef",
      ttlSeconds,
    });
    const { username = "", credential = "" } = iceServers.at(-1) ?? {};
    const options = { server: { host, port: ports.plain, transport: "udp" as const }, username, credential };
    const held = await TurnClient.open(options);
    await held.allocate();
    // coturn counts in whole seconds.
    await vi.waitUntil(() => Date.now() > expiresAt + 1500, { timeout: 20_000 });

    await held.refresh(600);
    await held.createPermission("1.1.1.1");
    await held.release();
    const late = await TurnClient.open(options);
    await expect(late.allocate()).rejects.toMatchObject({ code: 401 });
    late.close();
  });
});
