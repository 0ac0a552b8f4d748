/**
 * A cookie that the page itself sets and reads, for all of our pages. Not for anything secret: the session's is HttpOnly and
 * the server's to set.
 * @param maxAgeSeconds 0 removes it
 */
export function setPageCookie(name: string, value: string, maxAgeSeconds: number): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that can hold a call
  document.cookie = `${name}=${value}; Path=/; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}
