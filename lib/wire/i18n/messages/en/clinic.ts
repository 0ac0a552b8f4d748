/** What a clinic has set, for its administrators. */
export const clinic = {
  title: "Clinic",
  loading: "Reading the settings",
  phone: "Phone of the clinic",
  phoneHint: "Patients are told to call it when nothing else helps. Leave it empty to show none.",
  timeZone: "Time zone",
  timeZoneHint: "Reminders tell patients the time of their visit in it.",
  language: "Language of reminders",
  languageHint: "Mails to patients are written in it. On the pages each reader chooses their own.",
  consent: "Text that patients agree to",
  consentHint:
    "In your own words. Patients read it before the visit, and agree to it once for each visit. Leave it empty to ask nothing.",
  version:
    "This is version {version}. A change makes a new one, and patients of coming visits are asked anew.",
  save: "Save",
  saved: "Saved. It holds from now on.",
} as const;
