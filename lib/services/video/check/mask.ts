/** Enough of an id to find it in the console, too little to use: `AC12…cdef`. A secret is only ever told by its length. */
export function maskId(id: string): string {
  return id.length <= 12 ? `(${id.length} characters)` : `${id.slice(0, 4)}…${id.slice(-4)}`;
}
