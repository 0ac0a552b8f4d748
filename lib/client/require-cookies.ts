import { setPageCookie } from "#lib/client/page-cookie.ts";

/** This browser accepts no cookies from us, so nobody can stay signed in here. */
export class CookiesRefused extends Error {
  override readonly name = "CookiesRefused";
}

/**
 * To ask before a link is exchanged: without the session's cookie the link would be used up for nothing. It is tried, for
 * `navigator.cookieEnabled` says yes in a Chromium that is told to block all cookies (seen in 156).
 * @throws CookiesRefused
 */
export function requireCookies(): void {
  setPageCookie(probe, "taken", 60);
  const isTaken = document.cookie.includes(`${probe}=taken`);
  setPageCookie(probe, "", 0);
  if (!isTaken) throw new CookiesRefused("The browser takes no cookies from this page");
}

const probe = "panacare_probe";
