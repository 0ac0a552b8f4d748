/** A level between 0 and 1, such as how loud the microphone is. `valueText` says it in words. */
export function Meter({ label, value, valueText }: { label: string; value: number; valueText?: string }) {
  const bounded = Math.min(1, Math.max(0, value));
  return (
    <div className="h-3 w-full overflow-hidden rounded-full bg-sunken">
      <meter className="sr-only" aria-label={label} aria-valuetext={valueText} value={bounded} />
      <div
        aria-hidden
        className="h-full w-full origin-left rounded-full bg-accent transition-transform"
        style={{ transform: `scaleX(${bounded})` }}
      />
    </div>
  );
}
