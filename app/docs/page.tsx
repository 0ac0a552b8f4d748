import type { Metadata } from "next";
import Link from "next/link";
import { OperationEntry } from "#components/docs/operation-entry.tsx";
import { Brand } from "#components/ui/brand.tsx";
import { describedOperations, openApiDocument } from "#lib/api/openapi.ts";
import { problemTypes } from "#lib/wire/problem-types.ts";

export const metadata: Metadata = { title: "API" };

/** The description of the API for people: the same document as /api/openapi.json. */
export default function ApiPage() {
  const { info, tags } = openApiDocument();
  const operations = describedOperations();
  return (
    <main className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-8">
      <Brand />
      <header className="flex flex-col gap-3">
        <h1 className="text-2xl font-semibold">{info.title}</h1>
        <p>{info.description}</p>
        <p>
          For programs: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).
        </p>
      </header>
      {tags.map(({ name }) => (
        <section key={name} className="flex flex-col gap-4">
          <h2 className="text-xl font-semibold">{name}</h2>
          {operations
            .filter(({ operation }) => operation.group === name)
            .map((entry) => (
              <OperationEntry key={entry.id} {...entry} />
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
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
    </main>
  );
}
