/**
 * Every window and limit in the life of a visit. Server, screens, mails and the API's description take the numbers from
 * here, so that a change here changes all of them.
 */
export const timeline = {
  /** A join link opens this long before the planned start, so that a patient can try camera and microphone early. */
  linkOpensBeforeStartHours: 24,
  /**
   * A join link closes this long after the planned end: as long as a call can last, so that a late or long visit keeps its
   * link. A visit nobody started by then counts as missed.
   */
  linkClosesAfterEndHours: 4,
  /** The longest visit that can be planned. A doctor counts as busy for at most this long. */
  longestVisitHours: 12,
  /** Relays are issued from this long before the planned start. */
  relaysBeforeStartHours: 1,
  /**
   * After the end, patient and guests may read the visit, rate it and send the technical report for this long. Then their
   * accounts are disabled.
   */
  afterVisitMinutes: 30,
  /** Patients are reminded this long before the start: when the join link opens. */
  remindBeforeStartHours: 24,
  /** No reminder goes out in the last minutes: the patient is already on the way in. */
  lastReminderBeforeStartMinutes: 15,
  /** The waiting page calls every 5 s, so two calls may get lost. */
  waitingLeaseSeconds: 12,
  /** A doctor's page calls at every heartbeat of its event stream (15 s). */
  doctorLeaseSeconds: 25,
  /** A guest's link works once, so the session must outlive a reload: as long as a call can last. */
  guestSessionHours: 4,
  /** A long working day. */
  staffSessionHours: 12,
  /** Automatic log-off (45 CFR 164.312(a)(2)(iii), ASVS 7.3.1). Writing up a visit takes a while. */
  staffIdleMinutes: 30,
} as const;
