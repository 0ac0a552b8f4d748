import { test } from "#e2e/steps/fixtures.ts";

interface Missing {
  unavailable: string;
}

/** @returns the TURN server; without one the test is skipped, and says why there is none */
export function turnOrSkip<Turn extends object>(turn: Turn | Missing): Turn {
  if (isMissing(turn)) {
    test.skip(true, `No relay: ${turn.unavailable}`);
    throw new Error("A skipped test goes on");
  }
  return turn;
}

function isMissing(turn: object): turn is Missing {
  return "unavailable" in turn;
}
