/**
 * Answers an offer of which only the data channel counts, in text alone: sound and pictures stay in it as sections in
 * which nothing flows, so that the browser sends none and asks no further.
 * @param own the description that this side first offered, with the data channel's section alone
 * @param setup this side's part in DTLS, as it was settled by the first answer
 */
export function answerWithoutMedia(offer: string, own: string, setup: "active" | "passive"): string {
  const [header = [], ...offered] = sections(offer);
  const [ownHeader = [], ownChannel = []] = sections(own);
  const transport = ownChannel.filter((line) => /^a=(ice-ufrag|ice-pwd|ice-options|fingerprint):/.test(line));
  const mids = offered.flatMap((section) => section.filter((line) => line.startsWith("a=mid:")));
  return [
    ...ownHeader.filter((line) => !line.startsWith("a=group:")),
    `a=group:BUNDLE ${mids.map((line) => line.slice("a=mid:".length)).join(" ")}`,
    ...header.filter((line) => line === "a=extmap-allow-mixed" && !ownHeader.includes(line)),
    ...offered.flatMap((section) => [
      ...(section[0]?.startsWith("m=application ")
        ? ownChannel.filter((line) => !/^a=(setup|mid):/.test(line))
        : [...withoutFlow(section), "a=inactive", ...transport]),
      `a=setup:${setup}`,
      ...section.filter((line) => line.startsWith("a=mid:")),
    ]),
    "",
  ].join("\r\n");
}

/** What names the codecs of a section, without what its sender says of itself. */
function withoutFlow(section: string[]): string[] {
  return section.filter((line) => /^(m=|c=)|^a=(rtpmap|fmtp|rtcp-fb|rtcp|rtcp-mux|extmap)\b/.test(line));
}

/** The lines before the first section, then those of each. */
function sections(sdp: string): string[][] {
  return sdp.split(/\r?\n(?=m=)/).map((section) => section.split(/\r?\n/).filter((line) => line !== ""));
}
