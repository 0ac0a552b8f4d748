import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type StaffApi, visitNow } from "#e2e/steps/staff-api.ts";

const visitMinutes = 120;

/** The link of a visit that can be joined now: the one of the last start while it is open, else a new one. */
export async function openDemoVisit(
  api: StaffApi,
  stateFolder: string,
): Promise<{ id: string; joinLink: string }> {
  const file = fileIn(stateFolder);
  const kept = existsSync(file) && (await reopen(api, JSON.parse(readFileSync(file, "utf8")).id));
  if (kept) return kept;
  const visit = visitNow({ name: "Sam Rivera", email: "sam.rivera@example.com" }, visitMinutes);
  const { id, join_link: joinLink } = await api.schedule({ ...visit, reason: "Follow-up" });
  writeFileSync(file, JSON.stringify({ id }));
  return { id, joinLink };
}

export function forgetDemoVisit(stateFolder: string): void {
  rmSync(fileIn(stateFolder), { force: true });
}

/** The database holds only the hash of a link, so an open visit gets a new one. */
async function reopen(api: StaffApi, id: string): Promise<{ id: string; joinLink: string } | undefined> {
  const { status, scheduled_end: scheduledEnd } = await api.read(id);
  const isOpen =
    status === "in-progress" || (status === "scheduled" && Date.parse(scheduledEnd) > Date.now());
  return isOpen ? { id, joinLink: (await api.reissueLink(id)).join_link } : undefined;
}

const fileIn = (stateFolder: string) => path.join(stateFolder, "visit.json");
