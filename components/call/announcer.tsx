"use client";

import { useEffect, useState } from "react";
import { announcements } from "#components/call/announcements.ts";
import { useCallSession } from "#components/call/call-context.tsx";

/** Reads out who comes, goes, mutes or loses the connection. Always mounted: a live region must be there before its text. */
export function Announcer({ nameOf }: { nameOf: (identity: string) => string }) {
  const session = useCallSession();
  const [sentences, setSentences] = useState("");

  useEffect(() => {
    let before = session.getSnapshot();
    return session.subscribe(() => {
      const after = session.getSnapshot();
      const news = announcements(before, after, nameOf);
      before = after;
      if (news.length > 0) setSentences(news.join(" "));
    });
  }, [session, nameOf]);

  return (
    <p aria-live="polite" className="sr-only">
      {sentences}
    </p>
  );
}
