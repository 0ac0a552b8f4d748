/** The check of a network and a device before a visit. */
export const check = {
  title: "Check this device and network",
  explanation:
    "This takes less than a minute. It tries your camera, your microphone and your connection. Nothing is recorded.",
  start: "Start the check",
  again: "Check again",
  code: "If you talk to your clinic, read out this code: <strong>{code}</strong>",
  download: "Download the report",
  steps: {
    browser: "Browser",
    microphone: "Microphone",
    camera: "Camera",
    signaling: "Video service",
    udp: "Video, the usual way (UDP)",
    tcp: "Video through a firewall (TCP)",
    tls: "Video as a secure web page (TLS)",
    delay: "Delay",
    loss: "Lost on the way",
    speed: "Speed",
  },
  statuses: {
    waiting: "Waiting",
    running: "Checking",
    good: "Works",
    fair: "Could be better",
    bad: "Does not work",
    skipped: "Not checked",
  },
  connection: {
    label: "Connection",
    running: "is being tried",
    weak: "could be better",
    bad: "does not work yet",
    unknown: "could not be tried",
  },
  verdicts: {
    good: {
      title: "Everything works",
      detail: "You are ready for video visits here.",
    },
    browser: {
      title: "This browser cannot make video calls",
      detail: "Please use a current version of Chrome, Edge, Firefox or Safari.",
    },
    signaling: {
      title: "This network blocks video visits",
      detail:
        "Please try another network, such as your phone's mobile data. For whoever runs this one: it must allow secure WebSockets on port 443.",
    },
    relays: {
      title: "This network lets no video through",
      detail:
        "Please try another network, such as your phone's mobile data. For whoever runs this one: it must allow TURN on port 443.",
    },
    devices: {
      title: "The network is fine, but not every device works",
      detail: "See below which one. The visit's own page helps with it, too.",
    },
    unknown: {
      title: "The connection could not be tried",
      detail:
        "There was nothing to try it with just now. Your visit can work all the same. You can check again in a few minutes.",
    },
    loss: {
      title: "Your connection loses a part of sound and picture",
      detail: "Please move closer to the Wi-Fi router, use a network cable, or switch to mobile data.",
    },
    delay: {
      title: "Sound and picture arrive late on your connection",
      detail:
        "Your visit will work. Leave a short pause after each sentence, so that you do not speak at the same time. Another network may be faster.",
    },
    speed: {
      title: "Your connection is slow",
      detail:
        "The picture may be blurred. Close other programs, downloads and videos on this network, or take part with sound only.",
    },
    detour: {
      title: "This network lets video through only on a detour",
      detail: "Your visit will work, but picture and sound may suffer. Another network may do better.",
    },
  },
} as const;
