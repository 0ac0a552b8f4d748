/** This browser is set to take no cookies from us: whoever uses it cannot stay signed in, and nothing of a visit can be shown. */
export class CookiesRefused extends Error {
  override readonly name = "CookiesRefused";
}

/**
 * To ask before a link is exchanged: without the session's cookie the link would be used up for nothing. It is tried, for
 * `navigator.cookieEnabled` says yes in a Chromium that is told to block all cookies (seen in 156).
 * @throws CookiesRefused
 */
export function requireCookies(): void {
  const probe = "panacare_probe=taken";
  // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is not in every browser, and answers later
  document.cookie = `${probe}; Path=/; SameSite=Strict`;
  const isTaken = document.cookie.includes(probe);
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${probe}; Path=/; SameSite=Strict; Max-Age=0`;
  if (!isTaken) throw new CookiesRefused("The browser takes no cookies from this page");
}
