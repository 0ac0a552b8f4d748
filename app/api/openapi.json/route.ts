import { openApiDocument } from "#lib/api/openapi.ts";
import { publicRoute } from "#lib/api/route.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = publicRoute(operations.getDescription, async () => openApiDocument());
