import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { processEnvironment, serverEnvironment } from "#lib/foundation/env.ts";
import { checkTurn } from "#lib/services/turn/check/check-turn.ts";
import { renderReport } from "#lib/services/turn/check/render-report.ts";
import { configuredProviders } from "#lib/services/turn/configured-chain.ts";
import { answerLate, failNext, requestsPerCall, stopFailing } from "#lib/testing/local-twilio.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

afterEach(stopFailing);

const hasTurn = "urls" in workerWorld().addresses.turn;
const providers = () => configuredProviders(serverEnvironment());

describe.skipIf(!hasTurn)("checkTurn", () => {
  test("uses each server of each provider, with the credentials that the provider gives", async () => {
    const report = await checkTurn(providers());
    expect(report.providers.map(({ provider }) => provider)).toEqual(["twilio", "coturn"]);
    for (const { servers } of report.providers) {
      expect(servers.map(({ url, status }) => [url.split(/[:?]/)[0], status])).toEqual([
        ["stun", "reachable"],
        ["turn", "reachable"],
        ["turn", "reachable"],
      ]);
    }
    expect(report.isRight).toBe(true);
    expect(renderReport(report)).toContain("Every server answers.");
  });

  test("says which provider gives no servers", async () => {
    await failNext("tokens.create", "500", requestsPerCall);
    const report = await checkTurn(providers());
    expect(report).toMatchObject({
      isRight: false,
      providers: [
        { provider: "twilio", failure: expect.any(String), servers: [] },
        { provider: "coturn", failure: null },
      ],
    });
    expect(renderReport(report)).toContain("twilio: gives no servers");
  });

  test("waits for a provider that is too slow for a join", async () => {
    await answerLate("tokens.create", 1500);
    expect((await checkTurn(providers())).providers[0]).toMatchObject({ provider: "twilio", failure: null });
  });

  test("npm run turn:check ends with 0 when every server answers, and shows no credential", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/services/turn/check/main.ts", "--json"], {
      env: { NODE_ENV: "test", PATH: processEnvironment["PATH"], ...workerWorld().appEnvironment },
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    const [exitCode] = await once(child, "close");
    expect(JSON.parse(output)).toMatchObject({ isRight: true });
    expect(output).not.toMatch(/credential|username|\d{10}:/);
    expect(exitCode).toBe(0);
  });
});
