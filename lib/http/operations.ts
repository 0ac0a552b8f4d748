import { contactOperations } from "#lib/http/contact-operations.ts";
import type { Operation } from "#lib/http/operation.ts";
import { serviceOperations } from "#lib/http/service-operations.ts";
import { visitOperations } from "#lib/http/visit-operations.ts";
import { visitRecordOperations } from "#lib/http/visit-record-operations.ts";

/** Every operation of the API. */
export const operations = {
  ...visitOperations,
  ...contactOperations,
  ...visitRecordOperations,
  ...serviceOperations,
} as const satisfies Record<string, Operation>;
