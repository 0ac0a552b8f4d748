export type ParticipantRole = "doctor" | "patient" | "guest";

/**
 * Who somebody is in a room and to a relay. It holds no name, for Twilio and every browser in the room read it; and it can
 * be believed, for it stands in the access token, which only our server makes.
 */
export function identityOf(role: ParticipantRole, userId: string): string {
  return `${role}-${userId}`;
}

export function hasRole(identity: string, role: ParticipantRole): boolean {
  return identity.startsWith(`${role}-`);
}
