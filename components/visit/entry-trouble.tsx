import { Banner } from "#components/ui/banner.tsx";
import { ApiProblem, problemText } from "#lib/http/api-problem.ts";

/** Above the call that is being entered: why that does not work yet, while it is tried again. */
export function EntryTrouble({ trouble }: { trouble: unknown }) {
  if (trouble === null) return null;
  const code = trouble instanceof ApiProblem ? trouble.twilioCode : undefined;
  return (
    <div data-palette="stage" className="fixed inset-x-0 top-0 z-20 mx-auto max-w-2xl p-4 text-ink">
      <Banner tone="attention" title="The video is not ready yet">
        <p>{problemText(trouble)} Please stay here: the visit opens by itself as soon as it can.</p>
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
