import { KeptChoice } from "#components/ui/kept-choice.ts";

/** Whether single keys work the call: they can be pressed by speech input (WCAG 2.1.4). */
export const keysChoice = new KeptChoice("call-keys", () => true);
