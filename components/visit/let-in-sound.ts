/** G5, C6, E6, rising, each fading out: a door that opens, not an alarm. */
const notesHz = [783.99, 1_046.5, 1_318.51];
const noteSeconds = 0.7;
const stepSeconds = 0.18;
const volume = 0.15;

/**
 * The sound when a person is let in, made by the browser. `arm` belongs into a press of a button: a browser lets a page
 * make sound later only if it was pressed once, or captures.
 */
export class LetInSound {
  #context: AudioContext | undefined;

  arm(): void {
    this.#context ??= new AudioContext();
    // Started once, it may be started again without a press. Meanwhile it rests.
    void this.#context.resume().then(() => this.#context?.suspend());
  }

  /** Without a press before it, after a reload for one, the browser decides; it may stay silent. */
  play(): void {
    this.#context ??= new AudioContext();
    const context = this.#context;
    void context.resume().then(() => {
      notesHz.forEach((frequency, index) => {
        playNote(context, frequency, context.currentTime + index * stepSeconds);
      });
    });
  }

  close(): void {
    void this.#context?.close();
    this.#context = undefined;
  }
}

function playNote(context: AudioContext, frequency: number, startsAt: number): void {
  const gain = context.createGain();
  gain.gain.setValueAtTime(volume, startsAt);
  gain.gain.exponentialRampToValueAtTime(0.001, startsAt + noteSeconds);
  gain.connect(context.destination);
  const oscillator = context.createOscillator();
  oscillator.frequency.value = frequency;
  oscillator.connect(gain);
  oscillator.start(startsAt);
  oscillator.stop(startsAt + noteSeconds);
}
