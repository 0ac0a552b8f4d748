import { timeline } from "#lib/wire/vocabulary/timeline.ts";
/** After the visit: what a patient reads and is asked. */
export const after = {
  title: "Your visit has ended",
  thanks: "Thank you. {doctor} has ended the visit, and your camera and microphone are off.",
  next: `If {doctor} writes down what comes next for you, it appears here. You can leave this page open for ${timeline.afterVisitMinutes} minutes.`,
  phone: "Was something left open, or do you feel worse?",
  close: "You can close this page now.",
  summary: {
    title: "What {doctor} wrote for you",
    again: "Try again",
  },
  survey: {
    title: "How was your visit?",
    sound: "How was the sound?",
    picture: "How was the picture?",
    verdicts: {
      good: "Good",
      poor: "So-so",
      bad: "Bad",
      none: "There was none",
    },
    wrong: "What went wrong?",
    reasons: {
      could_not_hear: "I could not hear the others",
      was_not_heard: "The others could not hear me",
      echo: "Echo",
      sound_cut_out: "The sound cut out",
      no_picture: "No picture",
      picture_froze: "The picture froze",
      picture_blurred: "The picture was blurred",
      sound_and_picture_apart: "Sound and picture did not match",
      dropped_out: "The connection dropped",
      hard_to_join: "It was hard to get in",
      other: "Something else",
    },
    comment: "Anything else?",
    commentHint: "The clinic reads this. It is not for questions about your health.",
    send: "Send",
    saved: "Thank you. Your answer has reached the clinic.",
    again: "Try again",
  },
  reports: {
    title: "Technical report",
    explanation:
      "What your browser measured during the call, for whoever looks into a problem. It holds no name, no picture, no sound and nothing that was said.",
    none: "None has arrived.",
    download: "Download the report from {time}",
  },
} as const;
