import type { z } from "zod";
import { ChatMessage } from "#lib/wire/chat.ts";
import { ClinicSettings } from "#lib/wire/clinic.ts";
import {
  Consultation,
  type ConsultationChange,
  EndedConsultation,
  JoinLink,
  type NewConsultation,
  ScheduledConsultation,
  StartedConsultation,
} from "#lib/wire/consultation.ts";
import { Guest, InvitedGuest } from "#lib/wire/guest.ts";
import type { CaptionLanguage } from "#lib/wire/vocabulary/caption-language.ts";

const requestTimeoutMs = 30_000;

export type StaffApi = ReturnType<typeof staffApi>;

/** The consultation API as a member of staff uses it: for what a demo or a test needs to exist before it begins. */
export function staffApi(origin: string, idToken: string) {
  const call = async <Schema extends z.ZodType>(options: {
    method: "GET" | "POST" | "PATCH" | "DELETE";
    path: string;
    answer: Schema;
    body?: object;
  }): Promise<z.infer<Schema>> => {
    const { method, path, answer, body } = options;
    const response = await fetch(new URL(path, origin), {
      method,
      headers: { authorization: `Bearer ${idToken}`, ...(body && { "content-type": "application/json" }) },
      signal: AbortSignal.timeout(requestTimeoutMs),
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
    return answer.parse(await response.json());
  };
  const one = (id: string, action = "") => `/api/consultations/${id}/${action}`;
  return {
    schedule: (body: NewConsultation) =>
      call({ method: "POST", path: "/api/consultations/", body, answer: ScheduledConsultation }),
    read: (id: string) => call({ method: "GET", path: one(id), answer: Consultation }),
    start: (id: string) =>
      call({ method: "POST", path: one(id, "start_consultation/"), answer: StartedConsultation }),
    end: (id: string) =>
      call({ method: "POST", path: one(id, "end_consultation/"), answer: EndedConsultation }),
    change: (id: string, body: ConsultationChange) =>
      call({ method: "PATCH", path: one(id), body, answer: Consultation }),
    cancel: (id: string) =>
      call({ method: "POST", path: one(id, "cancel_consultation/"), answer: Consultation }),
    sendMessage: (id: string, message: string) =>
      call({ method: "POST", path: one(id, "send_message/"), body: { message }, answer: ChatMessage }),
    turnAway: (id: string) => call({ method: "POST", path: one(id, "turn_away/"), answer: Consultation }),
    startCaptions: (id: string, language: CaptionLanguage) =>
      call({
        method: "POST",
        path: one(id, "start_captions/"),
        body: { language_code: language },
        answer: Consultation,
      }),
    inviteGuest: (id: string, name: string) =>
      call({ method: "POST", path: one(id, "guests/"), body: { name }, answer: InvitedGuest }),
    decideOnGuest: (id: string, guestId: string, decision: "admit" | "deny") =>
      call({ method: "POST", path: one(id, `guests/${guestId}/${decision}/`), answer: Guest }),
    removeGuest: (id: string, guestId: string) =>
      call({ method: "DELETE", path: one(id, `guests/${guestId}/`), answer: Guest }),
    /** For an administrator. */
    askForConsent: (text: string | null) =>
      call({ method: "PATCH", path: "/api/clinic/", body: { consent_text: text }, answer: ClinicSettings }),
    reissueLink: (id: string) => call({ method: "POST", path: one(id, "join_link/"), answer: JoinLink }),
  };
}

/** A visit that begins now. */
export function visitNow(patient: NewConsultation["patient"], minutes = 30): NewConsultation {
  const start = Date.now();
  return {
    patient,
    scheduled_start: new Date(start).toISOString(),
    scheduled_end: new Date(start + minutes * 60_000).toISOString(),
  };
}
