/** Mails to patients. Plain text: one paragraph each. */
export const mail = {
  reminder: {
    subject: "Your video visit on {day}",
    greeting: "Hello,",
    visit: "You have a video visit with {clinic}:",
    join: "To join, open the link that the clinic gave you for this visit. You can open it now to check your camera and microphone.",
    call: "If you cannot find the link, or cannot come, please call the clinic: {phone}",
    callWithoutPhone: "If you cannot find the link, or cannot come, please call the clinic.",
    noReply: "Nobody reads answers to this mail.",
  },
} as const;
