import type { StaffRole } from "#lib/wire/consultation.ts";

/** The user who acts, as the database knows them. Role and clinic never come from a token. */
export type Actor = Staff | Patient | Guest;

interface Person {
  userId: string;
  clinicId: string;
  name: string;
}

export interface Staff extends Person {
  role: StaffRole;
}

/** The patient of one visit. */
export interface Patient extends Person {
  role: "patient";
  /** The link that let them in. */
  joinLinkId: string | undefined;
}

/** A third party of one visit, who sees nothing of it before they are admitted but that they wait. */
export interface Guest extends Person {
  role: "guest";
  consultationId: string;
  isAdmitted: boolean;
}
