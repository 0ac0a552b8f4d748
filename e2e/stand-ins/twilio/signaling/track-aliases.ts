/**
 * Repairs what a quick unpublish and publish can break. The SDK may give a media section to another track before the
 * peer saw that the first one left it; the peer's browser then raises no `track` event and knows the new track by the
 * old id. So the id first announced for a section counts for as long as the section stays in use.
 */
export class TrackAliases {
  readonly #firstIdByMid = new Map<string, string>();
  #firstIdByCurrentId = new Map<string, string>();

  /** Takes the sender's description, in the order the peer gets them. */
  observe(sdp: string): void {
    const firstIds = new Map<string, string>();
    for (const { mid, sendingTrackId } of mediaSections(sdp)) {
      if (sendingTrackId === null) {
        this.#firstIdByMid.delete(mid);
        continue;
      }
      const firstId = this.#firstIdByMid.get(mid) ?? sendingTrackId;
      this.#firstIdByMid.set(mid, firstId);
      firstIds.set(sendingTrackId, firstId);
    }
    this.#firstIdByCurrentId = firstIds;
  }

  idAtReceiver(trackId: string): string {
    return this.#firstIdByCurrentId.get(trackId) ?? trackId;
  }
}

function mediaSections(sdp: string): { mid: string; sendingTrackId: string | null }[] {
  return sdp
    .split(/\r?\n(?=m=)/)
    .filter((section) => /^m=(audio|video) /.test(section))
    .flatMap((section) => {
      const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
      if (mid === undefined) return [];
      const isRejected = /^m=\w+ 0 /.test(section);
      const isSending = !isRejected && /^a=(sendrecv|sendonly)\b/m.test(section);
      const trackId = /^a=msid:\S+ (\S+)/m.exec(section)?.[1];
      return [{ mid, sendingTrackId: isSending && trackId !== undefined ? trackId : null }];
    });
}
