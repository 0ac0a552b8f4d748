"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { CallCaptions } from "#components/call/captions/call-captions.ts";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { useReader } from "#components/language/use-reader.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import { captionLanguageFor, captionLanguageNames } from "#lib/client/caption-languages.ts";
import { type CaptionLanguage, captionLanguages } from "#lib/wire/vocabulary/caption-language.ts";

export interface CaptionsDialogProps {
  captions: CallCaptions;
  isHidden: boolean;
  onHide: (isHidden: boolean) => void;
  open: boolean;
  onClose: () => void;
}

/** Captions on or off for everybody, and shown or hidden on this device. */
export function CaptionsDialog({ captions, isHidden, onHide, open, onClose }: CaptionsDialogProps) {
  const t = useTranslations("call.captions");
  const id = useId();
  const { language, set } = captions;
  return (
    <Dialog open={open} onClose={onClose} title={t("title")} description={t("intro")}>
      {language !== null && (
        <label htmlFor={id} className="flex min-h-11 items-center gap-3 font-medium">
          <input
            id={id}
            type="checkbox"
            checked={!isHidden}
            onChange={(event) => onHide(!event.currentTarget.checked)}
            className="size-5 shrink-0 accent-accent"
          />
          {t("showHere")}
        </label>
      )}
      {set && <SpokenLanguage present={language} set={set} onDone={onClose} />}
    </Dialog>
  );
}

function SpokenLanguage({
  present,
  set,
  onDone,
}: {
  present: CaptionLanguage | null;
  set: (language: CaptionLanguage | null) => Promise<void>;
  onDone: () => void;
}) {
  const t = useTranslations("call.captions");
  const problemText = useProblemText();
  const reader = useReader();
  const [chosen, setChosen] = useState(present ?? captionLanguageFor(reader.locale));
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function change(language: CaptionLanguage | null) {
    setIsBusy(true);
    setProblem(null);
    try {
      await set(language);
      onDone();
    } catch (error) {
      setProblem(error);
      setIsBusy(false);
    }
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void change(chosen);
      }}
    >
      {problem !== null && <Banner tone="danger">{problemText(problem)}</Banner>}
      <Select
        label={t("spoken")}
        hint={t("spokenHint")}
        value={chosen}
        options={captionLanguages.map((value) => ({ value, label: captionLanguageNames[value] }))}
        onChange={({ currentTarget }) => {
          const language = captionLanguages.find((each) => each === currentTarget.value);
          if (language) setChosen(language);
        }}
      />
      <div className="flex flex-wrap gap-3">
        {chosen !== present && (
          <Button type="submit" variant="primary" busy={isBusy}>
            {present === null ? t("turnOn") : t("useLanguage")}
          </Button>
        )}
        {present !== null && (
          <Button busy={isBusy} onClick={() => void change(null)}>
            {t("turnOff")}
          </Button>
        )}
      </div>
    </form>
  );
}
