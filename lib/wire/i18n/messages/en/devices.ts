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
  /** A device that has not opened yet: the browser asks the person, or does not say why. */
  waiting: {
    asked: {
      title: "Your browser is asking for {devices}",
      detail:
        "Please choose Allow. If you do not see the question, press the camera or microphone sign beside the address of this page. Until then you can be in the visit without {devices}.",
    },
    opening: {
      title: "We are still waiting for {devices}",
      detail: "If your browser asks, choose Allow. Until then you can be in the visit without {devices}.",
    },
  },
  problems: {
    blocked: {
      title: "Your browser is not allowed to use {devices}",
      detail: "Nothing is lost. Give the permission back like this:",
    },
    dismissed: {
      title: "We still need your permission for {devices}",
      detail: "Please press Try again, and choose Allow when your browser asks.",
    },
    system: {
      title: "Your device does not let the browser use {devices}",
      detail: "The browser itself is not allowed to. You can change that like this:",
    },
    missing: {
      title: "We did not find {devices}",
      detail: "Please plug in or switch on what is missing, and we will go on by ourselves.",
    },
    unfit: {
      title: "What you chose does not work as {devices} here",
      detail: "We use another one if there is one. You can choose below, or press Try again.",
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
  /** Ways through the settings of browsers and systems: one step a line. */
  help: {
    chrome:
      "Press the sign to the left of the address, at the top of the window.\nSwitch on Camera and Microphone, or choose Allow.\nWe go on by ourselves. If not, load this page again.",
    firefox:
      "Press the crossed-out camera or microphone sign in the address bar.\nPress the cross beside Blocked.\nPress Try again here, and choose Allow.",
    safari:
      "In the menu at the top of the screen, choose Safari, then Settings for this website.\nBeside Camera and Microphone, choose Allow.\nLoad this page again.",
    chromeAndroid:
      "Press the sign to the left of the address.\nPress Permissions, and allow Camera and Microphone.\nCome back here: we go on by ourselves.",
    firefoxAndroid:
      "Press the lock sign beside the address.\nBeside Camera and Microphone, press Blocked, so that it says Allowed.\nPress Try again here.",
    samsung:
      "Press the lock sign to the left of the address.\nPress Permissions, and allow Camera and Microphone.\nPress Try again here.",
    safariIos:
      "Press the page sign beside the address; on older devices it is aA.\nChoose Website Settings, if need be behind the three dots.\nFor Camera and Microphone, choose Allow. Then load this page again.",
    ios: "Open the Settings of your iPhone or iPad.\nFind your browser among the apps.\nSwitch on Camera and Microphone, and come back here.",
    inApp:
      "This page was opened inside another app, which has no camera to give.\nOpen the menu of that app, and choose to open the page in the browser.\nOr copy the link from your message, and open it in Chrome or Safari.",
    other:
      "Look for a camera or lock sign beside the address, and press it.\nAllow Camera and Microphone for this page.\nPress Try again here.",
    windows:
      "Open the Windows settings, then Privacy & security.\nUnder Camera and under Microphone, switch on access for desktop apps.\nCome back here: we go on by ourselves.",
    macos:
      "Open System Settings, then Privacy & Security.\nUnder Camera and under Microphone, switch on your browser.\nIf the Mac asks for it, quit the browser, and open your link again.",
    android:
      "Open the Settings of your phone, then Apps, then your browser.\nPress Permissions, and allow Camera and Microphone.\nCome back here: we go on by ourselves.",
    otherSystem:
      "Open the privacy settings of your device.\nAllow your browser to use the camera and the microphone.\nCome back here: we go on by ourselves.",
  },
  openSettings: {
    camera: "Open the settings of the camera",
    microphone: "Open the settings of the microphone",
  },
} as const;
