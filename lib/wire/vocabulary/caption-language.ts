/**
 * The languages that captions can be made from (BCP 47): those of our pages that every transcription engine of Twilio
 * takes (twilio.com/docs/configurations/transcription-configuration-resource, November 2026). Swahili is not among them.
 */
export const captionLanguages = ["en-US", "en-GB", "fr-FR", "es-ES", "es-US"] as const;
export type CaptionLanguage = (typeof captionLanguages)[number];
