import { InlineCode } from "#components/docs/inline-code.tsx";
import type { Operation } from "#lib/wire/operations/operation.ts";

interface Part {
  description: string;
  example: unknown;
  /** A JSON Schema. */
  schema: unknown;
}

export interface OperationEntryProps {
  id: string;
  operation: Pick<Operation, "method" | "path" | "summary" | "description" | "access">;
  takesKey: boolean;
  parameters: { name: string; in: string; isRequired: boolean; type: string }[];
  body?: Part;
  answers: (Part & { status: string })[];
  refusals: { status: string; description: string }[];
  /** A command that calls the operation. */
  curl: string;
}

/** One operation of the API. Works without JavaScript; schemas are folded away. */
export function OperationEntry(entry: OperationEntryProps) {
  const { id, operation, takesKey, parameters, body, answers, refusals, curl } = entry;
  const { method, path, summary, description, access } = operation;
  return (
    <article id={id} className="flex scroll-mt-4 flex-col gap-3 rounded-xl border border-line bg-surface p-4">
      <h3 className="font-semibold">
        <a href={`#${id}`}>{summary}</a>
      </h3>
      <p className="break-all font-mono text-sm">
        {method} {path}
      </p>
      {description && (
        <p>
          <InlineCode text={description} />
        </p>
      )}
      <p className="text-sm text-muted">
        {access === "anyone" ? "Needs no sign-in." : "Needs a sign-in."}
        {takesKey && " Takes an Idempotency-Key."}
      </p>
      {parameters.length > 0 && (
        <ul className="text-sm">
          {parameters.map((parameter) => (
            <li key={parameter.name}>
              <code>{parameter.name}</code> ({parameter.in}, {parameter.isRequired ? "required" : "optional"}
              ): {parameter.type}
            </li>
          ))}
        </ul>
      )}
      <Code title="Request" text={curl} />
      {body && <Schema title="Body" schema={body.schema} />}
      {answers.map(({ status, description: meaning, example, schema }) => (
        <div key={status} className="flex flex-col gap-2">
          <Code title={`${status} ${meaning}`} text={example === undefined ? "" : json(example)} />
          {schema !== undefined && <Schema title={`Schema of ${status}`} schema={schema} />}
        </div>
      ))}
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        {refusals.map(({ status, description: meaning }) => (
          <li key={status}>
            <span className="font-mono">{status}</span> {meaning}
          </li>
        ))}
      </ul>
    </article>
  );
}

function Schema({ title, schema }: { title: string; schema: unknown }) {
  return (
    <details>
      <summary className="cursor-pointer py-3 text-sm font-medium">{title}</summary>
      <Code title="" text={json(schema)} />
    </details>
  );
}

function Code({ title, text }: { title: string; text: string }) {
  return (
    <>
      {title !== "" && <p className="text-sm font-medium">{title}</p>}
      {text !== "" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs it (WCAG 2.1.1)
        <pre tabIndex={0} className="max-h-96 overflow-auto rounded-lg border border-line p-3 text-xs">
          {text}
        </pre>
      )}
    </>
  );
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
