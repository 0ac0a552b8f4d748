import type { CaptionLanguage } from "#lib/wire/vocabulary/caption-language.ts";

/** Captions as the page offers them in its call. */
export interface CallCaptions {
  /** The spoken language; null while captions are off. */
  readonly language: CaptionLanguage | null;
  /** Turns them on for everybody, or to another language, or off by null. Absent for who may only show and hide them. */
  readonly set?: (language: CaptionLanguage | null) => Promise<void>;
  /** Captions that were hidden here stay hidden after a reload, and in the visit's next room. */
  readonly wereHidden: boolean;
  readonly keepHidden: (isHidden: boolean) => void;
}
