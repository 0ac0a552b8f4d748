/** A patient's way from the link to the end of the visit. */
export const patient = {
  held: {
    title: "This link is for your patient",
    detail:
      "You are signed in as {name}. Opening the visit as the patient in this browser signs you out here. To try it, open the link in a private window.",
    back: "Back to the dashboard",
    enter: "Open as the patient and sign me out",
  },
  opening: {
    title: "Opening your visit",
    wait: "One moment, please.",
  },
  refused: {
    "link-unknown": {
      title: "This link is not complete",
      detail:
        "We found no visit for it. Please open the link from your message again, or copy all of it. If that does not help, call your clinic and ask for a new link.",
    },
    "link-replaced": {
      title: "There is a newer link for your visit",
      detail:
        "Your clinic has sent you another link, and this one no longer works. Please open the newest message. If you cannot find it, call your clinic.",
    },
    "link-expired": {
      title: "This link has expired",
      detail: "The time of your visit has passed. Please call your clinic to find a new time.",
    },
    "visit-ended": {
      title: "This visit is over",
      detail: "Your visit has ended or was cancelled. If you still need help, please call your clinic.",
    },
    "link-not-yet-open": {
      title: "You are early",
      detail: "This link opens one day before your visit. Keep the message and open the link again then.",
    },
    "open-again": {
      title: "Please open your link again",
      detail:
        "To keep your visit private, we need the link from your newest message once more. Open it there, and you are back. If you cannot find it, call your clinic.",
    },
    unreachable: {
      title: "We cannot reach your clinic",
      detail:
        "Please check that this phone or computer is connected to the internet. Your link is still good.",
    },
  },
  overview: {
    title: "Your video visit",
    started: {
      title: "{doctor} has started the visit",
      detail: "You can join as soon as your camera and microphone are checked.",
    },
    patient: "Patient",
    with: "With",
    when: "When",
    check: "Check camera and microphone",
    explanation:
      "You need no account and nothing to install. Your browser will ask whether this page may use your camera and microphone: please press Allow.",
    phone: "Not your visit, or a question?",
  },
  devices: {
    title: "Check your camera and microphone",
    preview: "This is how {doctor} sees you",
    ready: "I am ready",
    phone: "It does not work?",
  },
  waiting: {
    title: "You are in the waiting room",
    dropped: {
      title: "The connection dropped",
      detail:
        "We are trying to reach the clinic again and will go on by ourselves. Please leave this page open.",
    },
    known: "{doctor} knows that you are here.",
    telling: "We are telling {doctor} that you are here.",
    planned: "Planned for",
    waited: "You have waited",
    waitedSince: "{duration}<muted>, since {time}</muted>",
    late: {
      title: "{doctor} is running late",
      detail: "You keep your place. The visit starts as soon as the doctor is free.",
    },
    next: "When {doctor} starts the visit, it opens here by itself. Please keep this page open and stay near your device.",
    camera: "Your camera is ready. Nobody sees or hears you before the visit starts.",
    phone: "You cannot wait any longer?",
    leave: "Leave the waiting room",
  },
  left: {
    visit: {
      title: "You have left the visit",
      detail: "The visit is still open: {doctor} has not ended it. Your camera and microphone are off.",
      back: "Go back to the visit",
    },
    waiting: {
      title: "You have left the waiting room",
      detail: "{doctor} sees that you are no longer waiting. Your camera and microphone are off.",
      back: "Go back to the waiting room",
    },
    phone: "Do you need another time?",
  },
  closed: {
    cancelled: {
      title: "Your visit was cancelled",
      detail:
        "The visit with {doctor} {when} does not take place. Please call the clinic to find a new time.",
    },
    missed: {
      title: "The time of your visit has passed",
      detail: "The visit with {doctor} {when} was not held. Please call the clinic to find a new time.",
    },
  },
  call: {
    phone: "You can also reach the clinic by phone.",
  },
} as const;
