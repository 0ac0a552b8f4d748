/** Camera, microphone and speaker: the check before a call, and what is wrong with them. Part of `call`. */
export const devices = {
  title: "Check your camera and microphone",
  camera: "Camera",
  microphone: "Microphone",
  speaker: "Speaker",
  works: "works",
  off: "is off",
  opening: "is opening",
  failing: "does not work yet",
  saySomething: "Say something: the bar should move.",
  soundOnly: "Continue with sound only",
  preview: {
    off: "Your camera is off. The others will hear you, but not see you.",
    opening: "Opening your camera. If your browser asks, choose Allow.",
    none: "There is no picture. The others will not see you.",
  },
  choice: {
    camera: "Camera to use",
    microphone: "Microphone to use",
  },
  level: "Microphone level",
  muted: "Muted",
  sound: {
    toDo: "can be tried with a sound",
    play: "Play a sound",
    heard: "I heard it",
    notHeard: "If not, turn up the volume or check your headphones, and play it again.",
  },
  retry: "Try again",
  goOnWithout: { one: "Go on without it", both: "Go on without them" },
  /** As the object of a sentence. */
  names: { camera: "the camera", microphone: "the microphone", both: "the camera and the microphone" },
  problems: {
    blocked: {
      title: "Your browser is not allowed to use {devices}",
      detail:
        "Press the camera or microphone sign in the address bar, choose Allow, and we will go on by ourselves. If there is no such sign, look in the settings of your device: the browser itself may need the permission.",
    },
    missing: {
      title: "We did not find {devices}",
      detail: "Please plug in or switch on what is missing, and we will go on by ourselves.",
    },
    busy: {
      title: "Another program is using {devices}",
      detail: "Please close other programs or tabs that may be in a call, then press Try again.",
    },
    unsupported: {
      title: "This browser cannot make video calls",
      detail: "Please open the same link in a current version of Chrome, Safari, Edge or Firefox.",
    },
    unknown: {
      title: "We could not start {devices}",
      detail: "Please press Try again. If that does not help, restart your browser.",
    },
  },
} as const;
