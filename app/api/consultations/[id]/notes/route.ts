import { route } from "#lib/api/route.ts";
import { readNotes, writeNotes } from "#lib/domain/notes/notes.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.getNotes, ({ ctx, params }) => readNotes(ctx, params.id));

export const PUT = route(operations.writeNotes, ({ ctx, params, body }) => writeNotes(ctx, params.id, body));
