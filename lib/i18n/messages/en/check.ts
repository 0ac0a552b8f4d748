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
    speed: "Speed",
  },
  statuses: {
    waiting: "Waiting",
    running: "Checking",
    good: "Works",
    bad: "Does not work",
    skipped: "Not checked",
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
        "The video service cannot be reached. Please try another network, or ask whoever runs this one to allow secure WebSockets on port 443.",
    },
    relays: {
      title: "This network lets no video through",
      detail:
        "Please try another network, such as your phone's, or ask whoever runs this one to allow TURN on port 443.",
    },
    devices: {
      title: "The network is fine, but not every device works",
      detail: "See below which one. The visit's own page helps with it, too.",
    },
    quality: {
      title: "Visits will work, but picture and sound may suffer",
      detail: "This network is slow, or lets video through only on a detour. Another network may do better.",
    },
  },
} as const;
