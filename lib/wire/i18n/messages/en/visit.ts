/** What every page around a visit says, whoever reads it. */
export const visit = {
  guest: "Guest",
  call: "Call {phone}",
  /** For a member of staff who opens a link that is meant for somebody else. */
  held: {
    back: "Back to the dashboard",
    patient: {
      title: "This link is for your patient",
      detail:
        "You are signed in as {name}. Opening the visit as the patient in this browser signs you out here. To try it, open the link in a private window.",
      enter: "Open as the patient and sign me out",
    },
    guest: {
      title: "This link is for your guest",
      detail:
        "You are signed in as {name}. Opening the visit as the guest in this browser signs you out here, and the link works once. To try it, open the link in a private window.",
      enter: "Open as the guest and sign me out",
    },
  },
  /** For who came by a link in a browser that is set to take no cookies. */
  cookiesRefused: {
    title: "Your browser keeps you out",
    detail:
      "It is set to take no cookies, and without one we cannot tell that it is you. Please allow cookies for this page in the browser’s settings and try again, or open the link in another browser. Your link is still good.",
  },
  entry: {
    title: "One moment, please",
    stay: "Please stay on this page: the visit opens by itself as soon as it can.",
    details: "Details",
    code: "Code {code}",
  },
} as const;
