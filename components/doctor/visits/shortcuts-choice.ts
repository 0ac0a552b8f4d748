import { KeptChoice } from "#components/ui/kept-choice.ts";

/** Whether single keys work the dashboard: they can be pressed by speech input (WCAG 2.1.4). */
export const shortcutsChoice = new KeptChoice("shortcuts", () => true);
