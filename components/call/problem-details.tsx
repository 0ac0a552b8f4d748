/** What a person reads out to whoever helps. Nobody else needs it, so it is folded. */
export function ProblemDetails({ children }: { children: string }) {
  return (
    <details className="text-muted">
      <summary className="min-h-11 py-2.5 font-medium">Details</summary>
      <p className="tabular-nums">{children}</p>
    </details>
  );
}
