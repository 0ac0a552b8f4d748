import { randomUUID } from "node:crypto";
import { markMessagesRead, sendMessage } from "#lib/domain/chat/messages.ts";
import { startCaptions, stopCaptions } from "#lib/domain/consultations/captions.ts";
import { changeConsultation } from "#lib/domain/consultations/change.ts";
import { cancelConsultation, markMissed } from "#lib/domain/consultations/close-unstarted.ts";
import { endConsultation } from "#lib/domain/consultations/end.ts";
import { scheduleConsultation } from "#lib/domain/consultations/schedule.ts";
import { startConsultation } from "#lib/domain/consultations/start.ts";
import { issueTicket } from "#lib/domain/consultations/ticket.ts";
import type { Context } from "#lib/domain/context.ts";
import { decideOnGuest } from "#lib/domain/guests/decide.ts";
import { exchangeGuestLink } from "#lib/domain/guests/exchange.ts";
import { inviteGuest } from "#lib/domain/guests/invite.ts";
import { removeGuest } from "#lib/domain/guests/remove.ts";
import { exchangeJoinLink } from "#lib/domain/join-links/exchange.ts";
import { reissueJoinLink, revokeJoinLink } from "#lib/domain/join-links/issue.ts";
import { actorOf } from "#lib/domain/sessions/read-actor.ts";
import { renewWaiting, stopWaiting } from "#lib/domain/waiting/presence.ts";
import { turnAway } from "#lib/domain/waiting/turn-away.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { database } from "#lib/platform/db/client.ts";
import { hourMs, visitAt } from "#lib/testing/clinic.ts";
import type { Command, Person, Who } from "#lib/testing/visit-model.ts";

/** One visit, and everyone who may act on it, at the domain's own functions: who they are is looked up anew each time. */
export interface RealVisit {
  id: string;
  /** @returns "ok", or the code with which the domain refused */
  run(command: Command): Promise<string>;
  guestIds: ReadonlyMap<string, string>;
}

export type Staff = Readonly<Record<Exclude<Person, "patient">, Actor>>;

export async function scheduleRealVisit(staff: Staff): Promise<RealVisit> {
  const { db } = database();
  const context = (actor: Actor): Context => ({ actor, db, requestId: randomUUID() });
  // Begun, so that it can be marked as missed, and with its link open.
  const { id, join_link: joinLink } = await scheduleConsultation(
    context(staff.doctor),
    visitAt(-hourMs / 2, hourMs),
  );
  const links = new Map([["first", secretOf(joinLink)]]);
  const guests = new Map<string, { id: string; secret: string }>();
  const guestIds = new Map<string, string>();
  let patientCameBy: string | undefined;

  const actorFor = (who: Who): Promise<Actor> | Actor => {
    const signedInAtSeconds = Date.now() / 1000;
    if (typeof who === "object") {
      const guest = guests.get(who.guest);
      return actorOf(db, {
        firebaseUid: `guest-${guest?.id}`,
        signedInAtSeconds,
        joinLinkId: undefined,
      });
    }
    if (who !== "patient") return staff[who];
    return actorOf(db, { firebaseUid: `visit-${id}`, signedInAtSeconds, joinLinkId: patientCameBy });
  };

  const carryOut = async (command: Command): Promise<void> => {
    if (command.do === "openLink") {
      const secret = links.get(command.link) ?? "";
      const { custom_token } = await exchangeJoinLink(
        { db, requestId: randomUUID() },
        { consultation_id: id, secret },
      );
      patientCameBy = joinLinkIdOf(custom_token);
      return;
    }
    if (command.do === "openGuestLink") {
      const secret = guests.get(command.guest)?.secret ?? "";
      await exchangeGuestLink({ db, requestId: randomUUID() }, { consultation_id: id, secret });
      return;
    }
    const ctx = context(await actorFor(command.by));
    switch (command.do) {
      case "issueLink":
        links.set(command.label, secretOf((await reissueJoinLink(ctx, id)).join_link));
        return;
      case "inviteGuest": {
        const guest = await inviteGuest(ctx, id, { name: "Interpreter", valid_minutes: 15 });
        guests.set(command.label, { id: guest.id, secret: secretOf(guest.guest_link) });
        guestIds.set(command.label, guest.id);
        return;
      }
      case "admit":
      case "deny":
      case "remove":
        return decideFor(ctx, command.do, guests.get(command.guest)?.id ?? "");
      default:
        await act(ctx, command);
    }
  };

  const decideFor = async (ctx: Context, decision: "admit" | "deny" | "remove", guestId: string) => {
    const question = { consultationId: id, guestId };
    if (decision === "remove") await removeGuest(ctx, question);
    else await decideOnGuest(ctx, question, decision === "admit" ? "admitted" : "denied");
  };

  const act = (ctx: Context, command: Command): Promise<unknown> => {
    switch (command.do) {
      case "start":
        return startConsultation(ctx, id);
      case "end":
        return endConsultation(ctx, id);
      case "cancel":
        return cancelConsultation(ctx, id);
      case "markMissed":
        return markMissed(ctx, id);
      case "revokeLink":
        return revokeJoinLink(ctx, id);
      case "getToken":
      case "join":
        return issueTicket(ctx, id, command.do);
      case "wait":
        return renewWaiting(ctx, id, undefined);
      case "stopWaiting":
        return stopWaiting(ctx, id);
      case "turnAway":
        return turnAway(ctx, id);
      case "startCaptions":
        return startCaptions(ctx, id, "en-GB");
      case "stopCaptions":
        return stopCaptions(ctx, id);
      case "sendMessage":
        return sendMessage(ctx, id, "Hello");
      case "markMessagesRead":
        return markMessagesRead(ctx, id);
      case "move":
        return changeConsultation(ctx, id, movedTo(command.later));
      default:
        throw new Error(`${command.do} is carried out elsewhere`);
    }
  };

  return {
    id,
    guestIds,
    async run(command) {
      try {
        await carryOut(command);
        return "ok";
      } catch (error) {
        if (error instanceof DomainError) return error.code;
        throw error;
      }
    },
  };
}

function movedTo(later: boolean) {
  const { scheduled_start, scheduled_end } = visitAt(later ? hourMs : -hourMs / 2, hourMs);
  return { scheduled_start, scheduled_end };
}

function secretOf(link: string): string {
  return link.split("#")[1] ?? "";
}

/** The claim of the custom token by which the patient signs in; the Auth emulator's tokens are not signed. */
function joinLinkIdOf(customToken: string): string {
  const { claims } = JSON.parse(Buffer.from(customToken.split(".")[1] ?? "", "base64url").toString());
  return claims.join_link_id;
}
