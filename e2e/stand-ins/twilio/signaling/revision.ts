let last = 0;

/**
 * Every call is greater than the one before, also over a restart of the server: the SDK ignores a state whose revision
 * did not grow.
 */
export function nextRevision(): number {
  last = Math.max(last + 1, Date.now());
  return last;
}
