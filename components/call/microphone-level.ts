/** Quieter is noise, louder is shouting. Relative to full scale; typical of speech into a laptop or phone. */
const floorDb = -60;
const ceilingDb = -12;

/** Often enough to look alive, seldom enough for an old phone. */
const intervalMs = 60;

/** How loud a microphone is, between 0 and 1, until the returned function is called. */
export function watchMicrophoneLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  // Not connected to the destination: nobody hears themselves.
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    // A browser starts the context suspended when no press came before it.
    if (context.state === "suspended") void context.resume();
    analyser.getFloatTimeDomainData(samples);
    onLevel(levelOf(samples));
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
