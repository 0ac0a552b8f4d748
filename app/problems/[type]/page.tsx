import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageMessage } from "#components/account/page-message.tsx";
import { InlineCode } from "#components/docs/inline-code.tsx";
import { isProblemType, problemTypes } from "#lib/wire/problem-types.ts";

export const metadata: Metadata = { title: "What an answer of the API means" };

/** The address that a problem's `type` names (RFC 9457, section 3.1.1). */
export default async function ProblemPage({ params }: { params: Promise<{ type: string }> }) {
  const { type } = await params;
  if (!isProblemType(type)) notFound();
  return (
    <PageMessage title={type}>
      <p>
        <InlineCode text={problemTypes[type]} />
      </p>
      <Link href="/docs">All of the API</Link>
    </PageMessage>
  );
}
