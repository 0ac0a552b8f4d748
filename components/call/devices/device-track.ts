/**
 * Makes stop() close the device. A device stays open while any clone of its track is live, and clones are what twilio-video
 * sends. It stops them when it restarts or stops a track of its own, but not when the device's track is stopped, of which
 * no event tells; nor does it stop the clone whose place a blurred picture takes (2.36.0, lib/media/track/sender.js).
 *
 * Clones are enabled as the track is. Safari 18 enables every clone (https://bugs.webkit.org/show_bug.cgi?id=281758), so that
 * whoever changes the microphone while muted would be heard.
 */
export function closingItsClones(track: MediaStreamTrack): MediaStreamTrack {
  const { clone, stop } = track;
  const clones: MediaStreamTrack[] = [];
  track.clone = () => {
    const copy = clone.call(track);
    copy.enabled = track.enabled;
    clones.push(copy);
    return copy;
  };
  track.stop = () => {
    stop.call(track);
    for (const copy of clones) copy.stop();
  };
  return track;
}
