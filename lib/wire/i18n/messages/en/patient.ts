/** A patient's way from the link to the end of the visit. */
export const patient = {
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
    patient: "Patient",
    with: "With",
    when: "When",
    check: "Check camera and microphone",
    explanation:
      "You need no account and nothing to install. Your browser will ask whether this page may use your camera and microphone: please press Allow.",
    notYet: "Next: a quick camera check. Then {doctor} sees that you are waiting.",
    phone: "Not your visit, or a question?",
  },
  devices: {
    title: "Check your camera and microphone",
    preview: "This is how {doctor} sees you",
    ready: "I am ready",
    phone: "It does not work?",
  },
  started: {
    title: "{doctor} has started the visit",
    detail: "You can join as soon as your camera and microphone are checked.",
  },
  moved: {
    title: "Your visit was moved: it is {when}",
    detail: "It had been planned {before}.",
  },
  consent: {
    title: "Before your visit",
    name: "Your name for guests",
    nameHint:
      "What others see whom your doctor lets into the visit, such as an interpreter. You can use another name.",
    agree: "I agree",
    later: "Go on, and talk about it with {doctor} first",
    failed: "This was not recorded",
    phone: "A question?",
  },
  shownName: {
    label: "Guests see you as",
    title: "Change the name that guests see",
    change: "Change",
    save: "Save",
  },
  elsewhere: {
    title: "Your visit is open somewhere else",
    detail:
      "It is open in another tab or on another device, which keeps your place. You can go on there, or use this one instead.",
    useHere: "Use it here",
  },
  waiting: {
    title: "You are in the waiting room",
    dropped: {
      title: "The connection dropped",
      detail:
        "We are trying to reach the clinic again and will go on by ourselves. Please leave this page open.",
    },
    turnedAway: {
      title: "{doctor} cannot see you right now",
      detail: "Your visit is not lost. You can ask again here in a while, or call the clinic.",
      askAgain: "Ask again",
    },
    arriving: "We are telling the clinic that you are here for {doctor}.",
    states: {
      away: {
        title: "{doctor} is not here yet.",
        detail: "The clinic knows that you are waiting. The doctor will see it at once.",
      },
      here: {
        title: "{doctor} knows that you are here.",
        detail: "You do not need to do anything.",
      },
      busy: {
        title: "{doctor} is with another patient.",
        detail: "The doctor sees that you are waiting.",
      },
    },
    planned: "Planned for",
    line: "Your place",
    first: "You are next",
    behind: "{count, plural, one {# person is before you} other {# people are before you}}",
    waited: "You have waited",
    waitedSince: "{duration}<muted>, since {time}</muted>",
    late: {
      title: "{doctor} is running late",
      detail: "You keep your place. The visit starts as soon as the doctor is free.",
    },
    next: "When {doctor} starts the visit, it opens here by itself, with a sound. Please keep this page open and stay near your device.",
    camera: "Your camera is ready. Nobody sees or hears you before the visit starts.",
    noCamera: "Your camera is off. Nobody hears you before the visit starts.",
    testAgain: "Test sound and camera",
    phone: "You cannot wait any longer?",
    leave: "Leave the waiting room",
  },
  messages: {
    write: "Write to the clinic",
    title: "Messages with the clinic",
    explanation: "{doctor} reads them with this visit. In an emergency, please call.",
    unread: "{count, plural, one {# new} other {# new}}",
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
