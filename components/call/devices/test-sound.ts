import { playOn } from "#components/call/devices/audio-output.ts";

/** C5, E5, G5: a chord that a small loudspeaker plays and an old ear hears. */
const notesHz = [523.25, 659.25, 783.99];
const noteSeconds = 0.35;
const volume = 0.25;

/**
 * Plays three notes and resolves when they are over. Made by the browser, so there is nothing to load.
 * @param deviceId the speaker; empty for the system's own choice
 */
export async function playTestSound(deviceId: string): Promise<void> {
  const context = new AudioContext();
  await context.resume();
  const gain = context.createGain();
  gain.connect(deviceId === "" ? context.destination : await speakerOf(context, deviceId));
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

/** By way of an element, as the others are heard: fewer browsers let a context choose its speaker. */
async function speakerOf(context: AudioContext, deviceId: string): Promise<AudioNode> {
  const out = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = out.stream;
  await playOn(element, deviceId);
  await element.play();
  return out;
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
