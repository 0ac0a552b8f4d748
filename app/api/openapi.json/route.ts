import { openApiDocument } from "#lib/http/openapi.ts";
import { operations } from "#lib/http/operations.ts";
import { publicRoute } from "#lib/http/route.ts";

export const GET = publicRoute(operations.getDescription, async () => openApiDocument());
