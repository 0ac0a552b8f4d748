/** A guest's way (an interpreter, a relative) from their link to the end. */
export const guest = {
  opening: {
    title: "Opening the visit",
    wait: "One moment, please.",
  },
  welcome: {
    title: "{doctor} invites you to a video visit",
    as: "Shown to others as",
    next: "First you check your camera and microphone. Then {doctor} lets you in.",
    check: "Check camera and microphone",
    explanation:
      "You need no account and nothing to install. Your browser will ask whether this page may use your camera and microphone: please press Allow.",
    phone: "Is this not for you, or do you have a question?",
  },
  devices: {
    title: "Check your camera and microphone",
    preview: "This is how the others see you",
    ready: "I am ready",
    phone: "It does not work?",
  },
  waiting: {
    title: "You are waiting to be let in",
    asked: {
      now: "{doctor} sees that you are here.",
      next: "As soon as {doctor} lets you in, the visit opens here by itself. Please keep this page open and stay near your device.",
    },
    admitted: {
      now: "{doctor} has let you in.",
      next: "When {doctor} starts the visit, it opens here by itself. Please keep this page open and stay near your device.",
    },
    dropped: {
      title: "The connection dropped",
      detail:
        "We are trying to reach the clinic again and will go on by ourselves. Please leave this page open.",
    },
    phone: "You cannot wait any longer?",
    leave: "Leave",
  },
  left: {
    title: "You have left the visit",
    detail: "Your camera and microphone are off. You can come back for as long as the visit goes on.",
    back: "Go back to the visit",
  },
  out: {
    again: "Try again",
    ended: {
      title: "The visit has ended",
      detail: "Thank you for being there. Your camera and microphone are off, and you can close this page.",
    },
    removed: {
      title: "You are no longer in the visit",
      detail:
        "The doctor goes on without guests for now. Your camera and microphone are off. If you should come back, the doctor can send you a new link.",
    },
    denied: {
      title: "You could not be let in",
      detail:
        "The doctor cannot let you into this visit. If you think that this is a mistake, please ask the person who sent you the link.",
    },
    used: {
      title: "This link has been used",
      detail:
        "Each link opens once, for one person. If it was not you, or if you have opened it on another device, please ask for a new link.",
    },
    expired: {
      title: "This link has expired",
      detail: "It was good for a short time only. Please ask the person who sent it for a new one.",
    },
    unknown: {
      title: "This link is not complete",
      detail: "We found no visit for it. Please open the link from your message again, or copy all of it.",
    },
    unreachable: {
      title: "We cannot reach the clinic",
      detail: "Please check that this phone or computer is connected to the internet.",
    },
  },
} as const;
