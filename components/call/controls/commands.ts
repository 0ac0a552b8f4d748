/** The commands of a call besides leaving. Each has a button, and most have a key. */
export type CommandId =
  | "mute"
  | "camera"
  | "chat"
  | "share"
  | "devices"
  | "flipCamera"
  | "sameSize"
  | "smallWindow"
  | "saveData"
  | "blur"
  | "captions"
  | "help";

export interface Command {
  readonly run: () => void;
  /** For what is switched. */
  readonly isPressed?: boolean;
  readonly isBusy?: boolean;
}

/** Only what works here: in this browser, on this device, in this call. */
export type Commands = Readonly<Partial<Record<CommandId, Command>>>;

/** Leaving has none: a call must not end by a slip of the hand. */
export const commandKeys = {
  mute: "m",
  camera: "v",
  chat: "c",
  share: "s",
  sameSize: "g",
  smallWindow: "p",
  blur: "b",
  // For text: c is the chat's.
  captions: "t",
  devices: "d",
  help: "?",
} as const satisfies Partial<Record<CommandId, string>>;

export const keyedCommands = Object.keys(commandKeys) as (keyof typeof commandKeys)[];
