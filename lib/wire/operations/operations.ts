import { contactOperations } from "#lib/wire/operations/contact-operations.ts";
import type { Operation } from "#lib/wire/operations/operation.ts";
import { serviceOperations } from "#lib/wire/operations/service-operations.ts";
import { visitOperations } from "#lib/wire/operations/visit-operations.ts";
import { visitRecordOperations } from "#lib/wire/operations/visit-record-operations.ts";

/** Every operation of the API. */
export const operations = {
  ...visitOperations,
  ...contactOperations,
  ...visitRecordOperations,
  ...serviceOperations,
} as const satisfies Record<string, Operation>;
