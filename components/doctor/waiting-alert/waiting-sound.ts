/** G4 and C5, like a doorbell from another room: heard, and nothing to start at. */
const notesHz = [392, 523.25];
const noteSeconds = 0.5;
const volume = 0.15;
/** A browser that plays nothing yet leaves `resume()` unanswered; one on a slow computer has to start its sound first. */
const patienceMs = 3_000;

/**
 * Made by the browser, so there is nothing to load.
 * @returns whether it was played: a page that nobody has pressed anything on makes no sound (autoplay policy)
 */
export async function playWaitingSound(): Promise<boolean> {
  const context = new AudioContext();
  try {
    await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    if (context.state !== "running") return false;
    await Promise.all(notesHz.map((frequency, index) => playNote(context, frequency, index)));
    return true;
  } finally {
    await context.close();
  }
}

function playNote(context: AudioContext, frequency: number, index: number): Promise<void> {
  const startsAt = context.currentTime + (index * noteSeconds) / 2;
  const endsAt = startsAt + noteSeconds;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, startsAt);
  gain.gain.linearRampToValueAtTime(volume, startsAt + 0.03);
  gain.gain.exponentialRampToValueAtTime(0.001, endsAt);
  const oscillator = context.createOscillator();
  oscillator.frequency.value = frequency;
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(startsAt);
  oscillator.stop(endsAt);
  return new Promise((resolve) => {
    oscillator.onended = () => resolve();
  });
}
