import type { Metadata } from "next";
import Link from "next/link";
import { InlineCode } from "#components/docs/inline-code.tsx";
import { OperationEntry } from "#components/docs/operation-entry.tsx";
import { Brand } from "#components/ui/brand.tsx";
import { type DescribedOperation, describedOperations, openApiDocument } from "#lib/api/openapi.ts";
import { problemTypes } from "#lib/wire/problem-types.ts";

export const metadata: Metadata = { title: "API" };

/** Shows people what /api/openapi.json tells programs. */
export default function ApiPage() {
  const { info, tags, servers } = openApiDocument();
  const origin = servers[0]?.url ?? "";
  const operations = describedOperations();
  return (
    <main className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-8">
      <Brand />
      <header className="flex flex-col gap-3">
        <h1 className="text-2xl font-semibold">{info.title}</h1>
        <p>
          <InlineCode text={info.description} />
        </p>
        <p>
          For programs: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).
        </p>
      </header>
      <nav aria-label="Operations" className="grid gap-4 text-sm sm:grid-cols-2">
        {tags.map(({ name }) => (
          <div key={name}>
            <p className="font-semibold">{name}</p>
            <ul>
              {operations
                .filter(({ operation }) => operation.group === name)
                .map(({ id, operation }) => (
                  <li key={id}>
                    <a href={`#${id}`} className="inline-flex min-h-11 items-center">
                      {operation.summary}
                    </a>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </nav>
      {tags.map(({ name }) => (
        <section key={name} className="flex flex-col gap-4">
          <h2 className="text-xl font-semibold">{name}</h2>
          {operations
            .filter(({ operation }) => operation.group === name)
            .map((entry) => (
              <OperationEntry key={entry.id} {...entry} curl={curlOf(origin, entry)} />
            ))}
        </section>
      ))}
      <section className="flex flex-col gap-4">
        <h2 className="text-xl font-semibold">Refusals</h2>
        <dl className="flex flex-col gap-3">
          {Object.entries(problemTypes).map(([type, meaning]) => (
            <div key={type}>
              <dt className="font-mono text-sm font-semibold">
                <Link href={`/problems/${type}`}>/problems/{type}</Link>
              </dt>
              <dd>
                <InlineCode text={meaning} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </main>
  );
}

function curlOf(origin: string, { operation, body }: DescribedOperation): string {
  const lines = [
    `curl -X ${operation.method} '${origin}${operation.path}'`,
    ...(operation.access === "signed-in" ? ['-H "Authorization: Bearer $ID_TOKEN"'] : []),
    ...(body ? ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(body.example)}'`] : []),
  ];
  return lines.join(" \\\n  ");
}
