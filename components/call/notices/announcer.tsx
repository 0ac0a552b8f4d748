"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { announcements } from "#components/call/session/announcements.ts";

/** Reads out who comes, goes, mutes or loses the connection. Always mounted: a live region must be there before its text. */
export function Announcer({ nameOf }: { nameOf: (identity: string) => string }) {
  const t = useTranslations("call.announcements");
  const session = useCallSession();
  const [sentences, setSentences] = useState("");

  useEffect(() => {
    let before = session.getSnapshot();
    return session.subscribe(() => {
      const after = session.getSnapshot();
      const news = announcements(before, after).map((said) =>
        "identity" in said ? t(said.says, { name: nameOf(said.identity) }) : t(said.says),
      );
      before = after;
      if (news.length > 0) setSentences(news.join(" "));
    });
  }, [session, nameOf, t]);

  return (
    <p aria-live="polite" className="sr-only">
      {sentences}
    </p>
  );
}
