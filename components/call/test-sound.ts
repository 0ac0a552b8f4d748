/** C5, E5, G5: a chord that a small loudspeaker plays and an old ear hears. */
const notesHz = [523.25, 659.25, 783.99];
const noteSeconds = 0.35;
const volume = 0.25;

/** Plays three notes and resolves when they are over. Made by the browser, so there is nothing to load. */
export async function playTestSound(): Promise<void> {
  const context = new AudioContext();
  await context.resume();
  const gain = context.createGain();
  gain.connect(context.destination);
  const start = context.currentTime;
  const end = start + notesHz.length * noteSeconds;
  gain.gain.setValueAtTime(volume, start);
  // Without a fade the last note ends in a click.
  gain.gain.linearRampToValueAtTime(0, end);
  await Promise.all(
    notesHz.map((frequency, index) => playNote(context, gain, frequency, start + index * noteSeconds)),
  );
  await context.close();
}

function playNote(
  context: AudioContext,
  output: AudioNode,
  frequency: number,
  startsAt: number,
): Promise<void> {
  const oscillator = context.createOscillator();
  oscillator.frequency.value = frequency;
  oscillator.connect(output);
  oscillator.start(startsAt);
  oscillator.stop(startsAt + noteSeconds);
  return new Promise((resolve) => {
    oscillator.onended = () => resolve();
  });
}
