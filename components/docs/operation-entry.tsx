import type { Operation } from "#lib/wire/operations/operation.ts";

interface Part {
  title: string;
  /** A JSON Schema. */
  schema: unknown;
}

export interface OperationEntryProps {
  id: string;
  operation: Pick<Operation, "method" | "path" | "summary" | "access">;
  answers: { status: string; description: string }[];
  parts: Part[];
}

/** One operation of the API, with what it takes and gives folded away. */
export function OperationEntry({ id, operation, answers, parts }: OperationEntryProps) {
  const { method, path, summary, access } = operation;
  return (
    <article id={id} className="flex flex-col gap-2 rounded-xl border border-line bg-surface p-4">
      <h3 className="break-all font-mono text-sm font-semibold">
        <a href={`#${id}`}>
          {method} {path}
        </a>
      </h3>
      <p>{summary}.</p>
      {access === "anyone" && <p className="text-sm text-muted">Needs no sign-in.</p>}
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        {answers.map(({ status, description }) => (
          <li key={status}>
            <span className="font-mono">{status}</span> {description}
          </li>
        ))}
      </ul>
      {parts.map(({ title, schema }) => (
        <details key={title}>
          <summary className="cursor-pointer py-3 text-sm font-medium">{title}</summary>
          {/* Focusable, so that what is wider than the screen can be scrolled to by keyboard. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs it (WCAG 2.1.1) */}
          <pre tabIndex={0} className="mt-2 max-h-96 overflow-auto rounded-lg border border-line p-3 text-xs">
            {JSON.stringify(schema, null, 2)}
          </pre>
        </details>
      ))}
    </article>
  );
}
