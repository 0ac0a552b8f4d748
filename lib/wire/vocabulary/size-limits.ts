/** The sizes that both sides keep to: the browser while it collects or types, the server when it parses. */

/** Characters of a doctor's notes: about five pages, which fit a request's body in any script. */
export const maxNotesLength = 10_000;

/** Entries of a technical report. The browser thins out the samples of a long stay: this many make a chart. */
export const maxReportEntries = { paths: 50, samples: 250, events: 200, errors: 100 } as const;
