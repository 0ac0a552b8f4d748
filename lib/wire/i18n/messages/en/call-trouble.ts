/** In the call: what goes wrong, how it ends, what the network does. */
export const callTrouble = {
  details: "Details",
  twilioError: "Twilio error {code}{name}.",
  /** Why a call could not be made or kept. Which error says which: components/call/problems/playbook.ts. */
  problems: {
    setUp: {
      title: "This visit cannot be opened",
      detail:
        "The video service did not accept the pass that we made for you. The mistake is ours, not yours. Please call the clinic.",
    },
    passExpired: {
      title: "Your pass for this visit has run out",
      detail: "Please try again: you will get a new one. If it happens again, call the clinic.",
    },
    passEarly: {
      title: "Your pass for this visit is not valid yet",
      detail: "Two clocks differ, ours and the video service's. Please try again in a minute.",
    },
    unreachable: {
      title: "We cannot reach the video service",
      detail:
        "Please check that you are online and try again. If it happens again, your network may be blocking video calls. Please switch to another network, for example from this Wi-Fi to mobile data, or call the clinic.",
    },
    dropped: {
      title: "The connection was lost",
      detail: "We could not bring you back by ourselves. Please check that you are online and try again.",
    },
    misunderstood: {
      title: "The call could not go on",
      detail:
        "Your browser and the video service did not understand each other. Please load this page again.",
    },
    busy: {
      title: "The video service is very busy",
      detail: "Please wait a moment and try again.",
    },
    notOpen: {
      title: "This visit is not open",
      detail: "It has not begun yet, or it has ended. Please try again in a moment, or call the clinic.",
    },
    full: {
      title: "This visit is full",
      detail: "No more people can join it. Please try again when someone has left, or call the clinic.",
    },
    /** After a stay in the call, by its end. */
    ended: {
      title: "This visit has ended",
      detail: "It was ended for everyone.",
    },
    openElsewhere: {
      title: "This visit is open elsewhere",
      detail: "You joined it in another tab or on another device, and can be in it only once.",
    },
    timeOver: {
      title: "The time for this visit is over",
      detail: "The video service closed it because it has lasted as long as it may. Please call the clinic.",
    },
    blocked: {
      title: "Your network is blocking video calls",
      detail:
        "We have tried every way that we know. Please switch to another network, for example from this Wi-Fi to mobile data, or call the clinic.",
    },
    unsupported: {
      title: "This browser cannot show the call",
      detail: "Please open the same link in a current version of Chrome, Safari, Edge or Firefox.",
    },
    clinicUnreachable: {
      title: "We cannot reach the clinic",
      detail: "Please check your internet connection and try again.",
    },
    refused: {
      title: "You could not be let into the visit",
      detail: "Please try again in a moment, or call the clinic.",
    },
    unknown: {
      title: "The call could not be connected",
      detail: "Please try again. If it happens again, load this page anew or call the clinic.",
    },
  },
  /** For whoever helps: what the error points to. */
  support: {
    setUp: "Account, key and rights at Twilio do not fit together: the server's Twilio check says which.",
    clocks: "A new token was tried once. Compare the clocks of server and Twilio.",
    signaling:
      "Twilio's signaling was not reached or was lost. Look for a firewall or proxy that stops WebSockets.",
    relay:
      "No media got through, also not through a relay alone. Run the relay check; allow TCP and TLS on port 443.",
    room: "The room at Twilio is not there or has ended. Compare the visit's record with the rooms at Twilio.",
    full: "More people than the room allows. Look in the visit for one who is in it twice.",
    elsewhere: "The same person entered from another tab or device; the earlier one was ended by design.",
    timeOver: "The longest stay that Twilio allows has been reached.",
    twilio: "Twilio is busy or at a limit. Look at its status page and the account's limits.",
    sdk: "Browser and Twilio did not agree. Note the browser's version and send the technical report.",
    browser: "No common video or audio format. Note the browser's version.",
    server: "The clinic's own server refused or did not answer. Look at its log.",
    unknown: "Not in our list. Look the number up in Twilio's error dictionary.",
  },
  ended: {
    left: {
      title: "You left the visit",
      detail: "Your camera and microphone are off. The visit goes on without you.",
    },
    completed: {
      title: "The visit has ended",
      detail: "It was ended for everyone. Your camera and microphone are off.",
    },
    "opened-elsewhere": {
      title: "The visit is open elsewhere",
      detail: "You joined it in another tab or on another device, so it stopped here. You can bring it back.",
    },
    removed: {
      title: "You are no longer in the visit",
      detail: "You were taken out of the call. Your camera and microphone are off.",
    },
    "time-over": {
      title: "The time for this visit is over",
      detail: "The call has lasted as long as it may. Your camera and microphone are off.",
    },
    joinAgain: "Join again",
    useHere: "Use it here",
  },
  /** During the call, while something is wrong with the connection. */
  network: {
    dropped: "The connection dropped",
    offline: "Your device has no internet connection",
    mediaPending: "Sound and picture are not there yet",
    connectingMedia: "We are connecting them. This can take half a minute.",
    mediaLost: "Sound and picture do not get through",
    blocked: "Your network is blocking video calls",
    stillHere: "{name} is still here; we are bringing you back.",
    bringingBack: "We are bringing you back.",
    checkConnection: "Please check Wi-Fi or mobile data. As soon as it is there, we bring you back.",
    anotherWay: "We are trying another way. This can take half a minute.",
    yours: {
      title: "Your internet connection is weak",
      detail: "Move closer to your Wi-Fi, or switch to mobile data.",
    },
    theirs: {
      title: "{name} has a weak internet connection",
      detail: "Nothing is wrong on your side. Speak slowly, and wait for an answer.",
    },
    between: {
      title: "The connection between you is weak",
      detail: "If it stays like this, switch to another network or use the phone.",
    },
    ours: {
      title: "The video service has a problem",
      detail: "It is not your connection. We are working around it; please stay.",
    },
    since: "Since {time}.",
    pictureLowered: "We made your picture smaller so that the sound stays good.",
    pictureOff: "We switched the picture off so that the sound stays good. It comes back by itself.",
    keepPicture: "Keep the picture on",
    recovered: "The connection is good again.",
  },
  interrupted: {
    microphone: "Something interrupted your microphone",
    camera: "Something interrupted your camera",
    detail: "Perhaps a phone call. It comes back when that is over. If it does not, press the button.",
    resume: "Switch it on again",
  },
} as const;
