import config from "#e2e/playwright.config.ts";

/** `npm run screenshots`: pictures of every state of every page, to be looked at. */
export default { ...config, testMatch: "take-screenshots.ts" };
