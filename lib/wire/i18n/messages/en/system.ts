/** For administrators: whether calls can work. What the checks find is the operator's and stays English. */
export const system = {
  title: "System",
  check: "Check now",
  checkAgain: "Check again",
  video: {
    title: "Video service",
    explanation:
      "Asks Twilio about the account, its key, and a token like those that visits use. It makes an empty room and ends it at once.",
    right: "The Twilio set-up is right.",
    wrong: "Something in the Twilio set-up is not right.",
    claims: "The token that was tried, claim by claim",
    asItShouldBe: "As it should be: {rule}",
    notAsItShouldBe: "Not as it should be: {rule}",
    statuses: { ok: "Right", failed: "Wrong", skipped: "Not checked" },
  },
  relays: {
    title: "Relay servers",
    explanation:
      "Uses each STUN and TURN server once, from this server. Calls need them to get through firewalls.",
    right: "Every relay server answers.",
    wrong: "Not every relay server answers. Calls may find no way through some networks.",
    noServers: "Gives no servers at the moment.",
    noRelay: "There is no relay among its servers.",
    used: "{count, plural, =0 {Since the server started: never used} one {Since the server started: used once} other {Since the server started: used # times}}, {failed, plural, =0 {never failed} one {failed once} other {failed # times}}.",
    isResting: "It is passed over for a moment, because it failed several times in a row.",
    names: {
      twilio: "Twilio",
      coturn: "Own servers",
      public: "Public servers, which nobody promises anything about",
    },
    statuses: {
      reachable: "Reachable",
      refused: "Refused",
      unreachable: "Unreachable",
      untested: "Not checked",
    },
  },
} as const;
