/** The result of one check. `code` is for programs, `message` and `cure` are for people. */
export interface Finding {
  check: string;
  status: "ok" | "failed" | "skipped";
  code: string;
  message: string;
  /** The step that puts it right; only where something is wrong. */
  cure?: string;
}

export function ok(check: string, message: string): Finding {
  return { check, status: "ok", code: "ok", message };
}

export function failed(check: string, code: string, message: string, cure: string): Finding {
  return { check, status: "failed", code, message, cure };
}

/** Not looked at, because something before it is wrong. */
export function skipped(check: string, message: string): Finding {
  return { check, status: "skipped", code: "skipped", message };
}
