"use client";

import { CheckCard } from "#components/system/check-card.tsx";
import { TurnFindings } from "#components/system/turn-findings.tsx";
import { TwilioFindings } from "#components/system/twilio-findings.tsx";
import { runTurnCheck, runTwilioCheck } from "#lib/http/api-client.ts";

/** For administrators: whether calls can work, and what to do when they cannot. */
export function SystemPage() {
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-4 py-6 sm:py-8">
      <h1 className="text-3xl font-semibold">System</h1>
      <CheckCard
        title="Video service"
        explanation="Asks Twilio about the account, its key, and a token like those that visits use. It makes an empty room and ends it at once."
        right="The Twilio set-up is right."
        wrong="Something in the Twilio set-up is not right."
        run={runTwilioCheck}
      >
        {(result) => <TwilioFindings findings={result.findings} claims={result.claims} />}
      </CheckCard>
      <CheckCard
        title="Relay servers"
        explanation="Uses each STUN and TURN server once, from this server. Calls need them to get through firewalls."
        right="Every relay server answers."
        wrong="Not every relay server answers. Calls may find no way through some networks."
        run={runTurnCheck}
      >
        {(result) => <TurnFindings providers={result.providers} />}
      </CheckCard>
    </main>
  );
}
