/** Quieter is noise, louder is shouting. Relative to full scale; typical of speech into a laptop or phone. */
const floorDb = -60;
const ceilingDb = -12;

/** Often enough to look alive, seldom enough for an old phone. */
export const levelIntervalMs = 60;

/** What the level of one moment is taken from: as short as a meter needs to follow a voice. */
const momentMs = 21;

/**
 * How loud a microphone is, between 0 and 1, until the returned function is called. `peak` is the largest sample as it is:
 * 0 is a microphone that gives nothing at all, which no quiet room does.
 */
export function watchMicrophoneLevel(
  track: MediaStreamTrack,
  onLevel: (level: number, peak: number) => void,
): () => void {
  return watchSamples([track], momentMs, (sounds) => {
    for (const samples of sounds) onLevel(levelOf(samples), peakOf(samples));
  });
}

/** How loud two sounds are at the same moments, without a pause between one moment and the next: to compare them. */
export function watchLevelsOfBoth(
  own: MediaStreamTrack,
  theirs: MediaStreamTrack,
  onLevels: (levels: { own: number; theirs: number }) => void,
): () => void {
  return watchSamples([own, theirs], levelIntervalMs, (sounds) => {
    const [ownLevel = 0, theirLevel = 0] = sounds.map(levelOf);
    onLevels({ own: ownLevel, theirs: theirLevel });
  });
}

/** @param spanMs how much of each sound at least is handed over every time */
function watchSamples(
  tracks: readonly MediaStreamTrack[],
  spanMs: number,
  onSamples: (sounds: readonly Float32Array[]) => void,
): () => void {
  const context = new AudioContext();
  const sounds = tracks.map((track) => {
    const analyser = context.createAnalyser();
    // A power of two, or the browser refuses it.
    analyser.fftSize = 2 ** Math.ceil(Math.log2((context.sampleRate * spanMs) / 1_000));
    // Not connected to the destination: nobody hears themselves.
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    return { analyser, samples: new Float32Array(analyser.fftSize) };
  });
  const timer = setInterval(() => {
    // A browser starts the context suspended when no press came before it, and then reads zeros.
    if (context.state !== "running") {
      void context.resume();
      return;
    }
    for (const { analyser, samples } of sounds) analyser.getFloatTimeDomainData(samples);
    onSamples(sounds.map(({ samples }) => samples));
  }, levelIntervalMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  const decibels = 20 * Math.log10(rms);
  return Math.min(1, Math.max(0, (decibels - floorDb) / (ceilingDb - floorDb)));
}

function peakOf(samples: Float32Array): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}
