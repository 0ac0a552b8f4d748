import { Banner } from "#components/ui/banner.tsx";
import { ApiProblem, problemText } from "#lib/http/api-problem.ts";

/** Above the call that is being entered: why that does not work yet, while it is tried again. */
export function EntryTrouble({ trouble }: { trouble: unknown }) {
  if (trouble === null) return null;
  const code = trouble instanceof ApiProblem ? trouble.twilioCode : undefined;
  return (
    <div className="mx-auto w-full max-w-2xl p-4">
      <Banner tone="attention" title="One moment, please">
        <p>{problemText(trouble)} Please stay on this page: the visit opens by itself as soon as it can.</p>
        {code !== undefined && (
          <details>
            <summary className="min-h-11 py-2">Details</summary>
            Code {code}
          </details>
        )}
      </Banner>
    </div>
  );
}
