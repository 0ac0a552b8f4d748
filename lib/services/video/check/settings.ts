import { type Finding, failed, ok } from "#lib/services/video/check/finding.ts";
import { maskId } from "#lib/services/video/check/mask.ts";

export const settingNames = [
  "TWILIO_ACCOUNT_SID",
  "TWILIO_AUTH_TOKEN",
  "TWILIO_API_KEY_SID",
  "TWILIO_API_KEY_SECRET",
] as const;
export type SettingName = (typeof settingNames)[number];
export type GivenSettings = Partial<Record<SettingName, string | undefined>>;

/** Where each stands in Twilio's console, and what it looks like (twilio.com/docs/glossary/what-is-a-sid). */
const settings: Record<SettingName, { what: string; where: string; prefix: string; rest: RegExp }> = {
  TWILIO_ACCOUNT_SID: {
    what: "the account's SID",
    where: "Console, Account Info, Account SID",
    prefix: "AC",
    rest: /^[0-9a-f]{32}$/,
  },
  TWILIO_AUTH_TOKEN: {
    what: "the account's auth token",
    where: "Console, Account Info, Auth Token",
    prefix: "",
    rest: /^[0-9a-f]{32}$/,
  },
  TWILIO_API_KEY_SID: {
    what: "the API key's SID",
    where: "Console, Account, API keys & tokens, region United States (US1)",
    prefix: "SK",
    rest: /^[0-9a-f]{32}$/,
  },
  TWILIO_API_KEY_SECRET: {
    what: "the API key's secret",
    where: "shown once, when the key is made; make a new key if it is lost",
    prefix: "",
    rest: /^[0-9A-Za-z]{32}$/,
  },
};

const placeholder = /your|[_-]here\b|change.?me|replace|placeholder|example|todo|x{6}|\*{3}|[<>]|\.{3}/i;
const sid = /^[A-Z]{2}[0-9a-fx]{32}$/;

/** Looks at the four values alone, without asking Twilio. One finding for each. */
export function checkSettings(given: GivenSettings): Finding[] {
  return settingNames.map((name) => checkSetting(name, given));
}

function checkSetting(name: SettingName, given: GivenSettings): Finding {
  const { what, where, prefix, rest } = settings[name];
  const value = given[name];
  const copyAgain = `Copy ${what} again: ${where}.`;
  const wrong = (code: string, message: string, cure = copyAgain) =>
    failed(name, code, `${name} ${message}`, cure);

  if (value === undefined) return wrong("missing", "is not set", `Set it to ${what}: ${where}.`);
  if (value.trim() === "") return wrong("empty", "is empty", `Set it to ${what}: ${where}.`);
  if (/^\s*["'`“”‘’]|["'`“”‘’]\s*$/.test(value)) {
    return wrong("quoted", "has quotes around it that belong to no value", "Remove the quotes.");
  }
  if (/\s|\u200b|\ufeff/.test(value)) {
    return wrong("whitespace", "has a space or a line break in it that came along", "Remove it.");
  }
  if (placeholder.test(value) || /^(AC|SK)?(.)\2{15,}$/.test(value)) {
    return wrong("placeholder", "is still a placeholder", `Set it to ${what}: ${where}.`);
  }
  const other = swappedWith(name, value, given);
  if (other) {
    return wrong(
      "swapped",
      `holds ${settings[other].what}, not ${what}`,
      `It belongs into ${other}. ${copyAgain}`,
    );
  }
  if (!value.startsWith(prefix)) return wrong("wrong-prefix", `does not begin with ${prefix}`);
  const expectedLength = prefix.length + 32;
  if (value.length !== expectedLength) {
    return wrong("wrong-length", `has ${value.length} characters instead of ${expectedLength}`);
  }
  if (!rest.test(value.slice(prefix.length))) {
    return wrong("wrong-characters", `has a character in it that ${what} never has`);
  }
  return ok(name, prefix ? maskId(value) : `set, ${value.length} characters`);
}

/** The setting that the value belongs to, when it is clearly another one's. */
function swappedWith(name: SettingName, value: string, given: GivenSettings): SettingName | undefined {
  if (sid.test(value)) {
    const owner = settingNames.find((other) => settings[other].prefix === value.slice(0, 2));
    return owner === name ? undefined : owner;
  }
  if (name === "TWILIO_API_KEY_SECRET" && value === given.TWILIO_AUTH_TOKEN) return "TWILIO_AUTH_TOKEN";
  // An auth token is written in hexadecimal; a secret mostly has other letters too.
  const isToken = (text: string | undefined) =>
    text !== undefined && settings.TWILIO_AUTH_TOKEN.rest.test(text);
  const isSecret = (text: string | undefined) =>
    text !== undefined && !isToken(text) && settings.TWILIO_API_KEY_SECRET.rest.test(text);
  if (name === "TWILIO_AUTH_TOKEN" && isSecret(value) && isToken(given.TWILIO_API_KEY_SECRET)) {
    return "TWILIO_API_KEY_SECRET";
  }
  if (name === "TWILIO_API_KEY_SECRET" && isToken(value) && isSecret(given.TWILIO_AUTH_TOKEN)) {
    return "TWILIO_AUTH_TOKEN";
  }
  return undefined;
}
