/** Quieter is noise, louder is shouting. Relative to full scale; typical of speech into a laptop or phone. */
const floorDb = -60;
const ceilingDb = -12;

/** Often enough to look alive, seldom enough for an old phone. */
const intervalMs = 60;

/**
 * How loud a microphone is, between 0 and 1, until the returned function is called. `peak` is the largest sample as it is:
 * 0 is a microphone that gives nothing at all, which no quiet room does.
 */
export function watchMicrophoneLevel(
  track: MediaStreamTrack,
  onLevel: (level: number, peak: number) => void,
): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  // Not connected to the destination: nobody hears themselves.
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    // A browser starts the context suspended when no press came before it, and then reads zeros.
    if (context.state !== "running") {
      void context.resume();
      return;
    }
    analyser.getFloatTimeDomainData(samples);
    onLevel(levelOf(samples), peakOf(samples));
  }, intervalMs);
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
