/** During a call: controls, stage, hints and what is read out. Part of `call`. */
export const inCall = {
  connecting: { title: "Connecting you to the visit", cancel: "Cancel" },
  controls: {
    label: "Call controls",
    mute: "Mute",
    camera: "Camera",
    chat: "Chat",
    /** Said after "Chat" when messages have come. */
    unread: "{count, plural, one {# new message} other {# new messages}}",
    share: "Share screen",
    more: "More",
    leave: "Leave",
    endForEveryone: "End for everyone",
  },
  more: {
    devices: "Sound and camera",
    captions: "Captions",
    flipCamera: "Turn the camera around",
    sameSize: "Show everyone in the same size",
    smallWindow: "Show the call in a small window",
    saveData: "Save data",
    blur: "Blur my background",
    help: "Keys",
  },
  keys: {
    title: "Keys",
    intro: "Press one of these while you are in the call.",
    use: "Use these keys",
    useHint: "Switch them off if you speak to your computer: it may press them by mistake.",
    mute: "Mute or unmute",
    camera: "Camera on or off",
    chat: "Open or close the chat",
    share: "Share your screen or stop",
    sameSize: "Everyone in the same size or not",
    smallWindow: "Small window",
    blur: "Blur your background or not",
    captions: "Captions",
    devices: "Sound and camera",
    help: "This list",
  },
  stage: {
    title: "Your visit",
    alone: "Nobody else is here at the moment. You will see them as soon as they join.",
    you: "You",
    /** Said after a name. */
    muted: ", muted",
    /** On the picture of someone else: turns off their microphone. `muteName` is read out in its place. */
    mute: "Mute",
    muteName: "Mute {name}",
    cameraOff: "The camera is off",
    onItsWay: "The picture is on its way",
    dropped: "The connection to {name} dropped. We are waiting for it to come back.",
    hear: "Press to hear the others",
    screenOf: "The screen of {name}",
    ownPicture: "Your own picture. Move it with the arrow keys.",
    sharing: "You are showing your screen to everyone here.",
    stopSharing: "Stop showing it",
  },
  deviceChoice: {
    title: "Sound and camera",
    speaker: "Speaker to use",
    /** For devices to which the browser gives no name. */
    unnamedCamera: "Camera {number}",
    unnamedMicrophone: "Microphone {number}",
    unnamedSpeaker: "Speaker {number}",
    saySomething: "Say something: the bar moves when your microphone hears you.",
  },
  ending: {
    title: "End this visit for everyone?",
    detail:
      "Everyone leaves the call, and nobody can join it again. If you only want to step out, press Leave instead.",
    stay: "Stay in the call",
    end: "End for everyone",
    failed: "The visit has not ended",
    failedDetail: "We could not reach the server. Please try again.",
  },
  hints: {
    talkingWhileMuted: "You are muted. The others cannot hear you.",
    unmute: "Unmute",
    mutedBy: "{name} turned your microphone off.",
    /** Names the button: `unmute`. */
    mutedByDetail: "The others cannot hear you now. To speak, press Unmute.",
    silentTitle: "Your microphone gives no sound",
    silentDetail:
      "The others may not hear you. Look for a mute switch on your headset or computer, or choose another microphone.",
    chooseMicrophone: "Choose another",
    blurFailed: "The background could not be blurred",
    blurFailedDetail: "This device or browser cannot do it at the moment. Your camera goes on as before.",
    shareFailed: "Your screen could not be shown",
    shareFailedDetail:
      "Your browser or your system does not allow it. On a Mac, look for Screen Recording under Privacy in the settings. Then try again.",
  },
  /** Two microphones hear the same voice: two devices in one room, or a loud loudspeaker at the other end. */
  echo: {
    title: "There may be an echo",
    detail:
      "Your device and {name}'s hear the same voice. If you are in one room, turn the sound of one device all the way down and mute it. If not, ask {name} to use headphones.",
    mute: "Mute this device",
    fine: "It is fine",
  },
  /** What is said, as text that a computer of the video service writes. */
  captions: {
    title: "Captions",
    intro: "What is said is shown as text, for everyone in this call.",
    spoken: "Spoken language",
    spokenHint: "Choose the language that all of you speak. Others cannot be written down at the moment.",
    turnOn: "Turn on captions",
    useLanguage: "Use this language",
    turnOff: "Turn off for everyone",
    showHere: "Show captions on this device",
    onTitle: "Captions are on: {language}",
    onDetail:
      "A computer writes down what everyone here says. It can be wrong: if something is important, ask again. Nothing that it writes is kept.",
    understood: "I understand",
    hide: "Hide captions here",
    label: "Captions",
    quiet: "What is said will be shown here.",
  },
  /** Read out to who cannot see it. */
  announcements: {
    entered: "You are in the visit.",
    back: "You are back in the visit.",
    here: "{name} is here.",
    joined: "{name} joined.",
    left: "{name} left.",
    muted: "{name} is muted.",
    unmuted: "{name} is no longer muted.",
    dropped: "{name} lost the connection.",
    returned: "{name} is back.",
    sharing: "{name} shows their screen.",
    sharingEnded: "{name} no longer shows their screen.",
  },
} as const;
