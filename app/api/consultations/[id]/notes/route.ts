import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";
import { readNotes, writeNotes } from "#lib/notes/notes.ts";

export const GET = route(operations.getNotes, ({ ctx, params }) => readNotes(ctx, params.id));

export const PUT = route(operations.writeNotes, ({ ctx, params, body }) => writeNotes(ctx, params.id, body));
