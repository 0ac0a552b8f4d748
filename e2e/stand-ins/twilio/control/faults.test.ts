import { describe, expect, it } from "vitest";
import { Faults, NewFault } from "#e2e/stand-ins/twilio/control/faults.ts";

describe("Faults", () => {
  it("hits the next requests of its target, as many as it was told, in the order they were set", () => {
    const faults = new Faults();
    faults.add(NewFault.parse({ target: "rooms.create", mode: "429", times: 2 }));
    faults.add(NewFault.parse({ target: "rooms.create", mode: "500" }));
    expect(faults.take("rooms.fetch")).toBeUndefined();
    const modes = [1, 2, 3, 4].map(() => faults.take("rooms.create")?.mode);
    expect(modes).toEqual(["429", "429", "500", undefined]);
  });

  it("hits a share of all requests, the same ones in every run, until it is taken away", () => {
    const run = () => {
      const faults = new Faults();
      faults.add(NewFault.parse({ target: "rooms.create", mode: "429", share: 0.2 }));
      faults.add(NewFault.parse({ target: "rooms.create", mode: "hang", share: 0.1 }));
      return Array.from({ length: 1000 }, () => faults.take("rooms.create")?.mode);
    };
    const modes = run();
    expect(run()).toEqual(modes);
    const count = (mode: string) => modes.filter((hit) => hit === mode).length;
    expect(count("429")).toBeGreaterThan(170);
    expect(count("429")).toBeLessThan(230);
    expect(count("hang")).toBeGreaterThan(75);
    expect(count("hang")).toBeLessThan(125);
  });

  it("counts every request, failed or not", () => {
    const faults = new Faults();
    faults.add(NewFault.parse({ target: "tokens.create", mode: "503" }));
    faults.take("tokens.create");
    faults.take("tokens.create");
    expect(faults.state()).toEqual({ requests: { "tokens.create": 2 }, faults: [] });
  });

  it("takes only the modes that a target has", () => {
    expect(NewFault.safeParse({ target: "signaling.hello", mode: "busy" }).success).toBe(true);
    expect(NewFault.safeParse({ target: "signaling.connect", mode: "429" }).success).toBe(false);
    expect(NewFault.safeParse({ target: "rooms.remove", mode: "429" }).success).toBe(false);
  });
});
