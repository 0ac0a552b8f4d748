"use client";

import { type SubmitEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { OneTimeLink } from "#components/doctor/links/one-time-link.tsx";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { useReader } from "#components/language/use-reader.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { callApi } from "#lib/client/api.ts";
import { FormKey } from "#lib/client/form-key.ts";
import { duration } from "#lib/client/visit-time.ts";
import type { InvitedGuest } from "#lib/wire/guest.ts";

const validMinutes = [15, 30, 60];

export interface InviteGuestProps {
  consultationId: string;
  onInvited: () => void;
  onDone: () => void;
}

export function InviteGuest({ consultationId, onInvited, onDone }: InviteGuestProps) {
  const t = useTranslations("doctor.guests");
  const reader = useReader();
  const problemText = useProblemText();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [formKey] = useState(() => new FormKey());
  const [invited, setInvited] = useState<InvitedGuest | null>(null);

  async function invite(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    setProblem(null);
    try {
      const name = String(form.get("name")).trim();
      const guest = { name, valid_minutes: Number(form.get("minutes")) };
      const params = { id: consultationId };
      setInvited(
        await formKey.use(guest, (idempotencyKey) =>
          callApi("POST /api/consultations/{id}/guests/", { params, body: guest, idempotencyKey }),
        ),
      );
      onInvited();
    } catch (error) {
      setProblem(error);
    } finally {
      setIsBusy(false);
    }
  }

  if (invited) {
    return (
      <OneTimeLink label={t("linkLabel")} link={invited.guest_link} onDone={onDone}>
        {t.rich("send", { name: invited.name, strong: (text) => <strong>{text}</strong> })}
      </OneTimeLink>
    );
  }
  return (
    <form onSubmit={invite} className="flex flex-col gap-4">
      {problem !== null && (
        <Banner tone="danger">{problemText(problem, { conflict: t("sentBefore") })}</Banner>
      )}
      <Field
        label={t("name")}
        hint={t("nameHint")}
        name="name"
        maxLength={100}
        autoComplete="off"
        autoFocus
      />
      <Select
        label={t("validFor")}
        name="minutes"
        defaultValue="30"
        options={validMinutes.map((minutes) => ({
          value: String(minutes),
          label: duration(minutes * 60_000, reader),
        }))}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" className="flex-1" busy={isBusy}>
          {t("makeLink")}
        </Button>
        <Button className="flex-1" onClick={onDone}>
          {t("back")}
        </Button>
      </div>
    </form>
  );
}
