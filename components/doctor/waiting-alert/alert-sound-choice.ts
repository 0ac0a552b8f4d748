import { KeptChoice } from "#components/ui/kept-choice.ts";

/** Whether this browser is to be heard when a patient begins to wait. */
export const alertSoundChoice = new KeptChoice("waiting-sound", () => true);
