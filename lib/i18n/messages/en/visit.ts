/** What every page around a visit says, whoever reads it. */
export const visit = {
  guest: "Guest",
  call: "Call {phone}",
  entry: {
    title: "One moment, please",
    stay: "Please stay on this page: the visit opens by itself as soon as it can.",
    details: "Details",
    code: "Code {code}",
  },
} as const;
