/** What is written during a call. Part of `call`. */
export const chat = {
  title: "Chat",
  empty: "Nothing has been written yet. What you write is kept with this visit.",
  loading: "Fetching the messages",
  earlier: "Show earlier messages",
  you: "You",
  read: "Read",
  message: "Your message",
  send: "Send",
  sending: "Sending",
  failed: "Your message was not sent",
  unreachable: "The messages could not be fetched",
} as const;
