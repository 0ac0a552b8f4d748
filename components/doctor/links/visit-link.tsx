import type { ComponentProps } from "react";
import type { Consultation } from "#lib/wire/consultation.ts";

/**
 * A link to a visit's page that loads it as a document of its own. Camera and microphone are allowed to documents, by the
 * headers they came with: a client-side change of page would keep the dashboard's, which allow neither.
 */
export function VisitLink({ visit, children, ...link }: ComponentProps<"a"> & { visit: Consultation }) {
  return (
    <a {...link} href={visitPath(visit)}>
      {children}
    </a>
  );
}

/** To go there without a link: `window.location.assign(visitPath(visit))`, for the same reason. */
export function visitPath(visit: Consultation): string {
  return `/consultations/${visit.id}`;
}
