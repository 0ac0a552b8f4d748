/**
 * left: by this person · completed: for everyone · opened-elsewhere: the same person came in by another tab or device ·
 * removed: by the server · time-over: the longest stay that the room allows.
 */
export type EndReason = "left" | "completed" | "opened-elsewhere" | "removed" | "time-over";
