import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describeVariables } from "#lib/foundation/env.ts";

/** `npm run docs:configuration` writes docs/configuration.md from the schema of the variables. */
export const configurationPage = path.resolve("docs/configuration.md");

export function renderConfigurationPage(): string {
  const rows = describeVariables().map(({ name, description, isRequired, byDefault }) => {
    const value = byDefault === "" ? "" : `\`${byDefault}\``;
    return `| \`${name}\` | ${isRequired ? "yes" : ""} | ${value} | ${description} |`;
  });
  return `# What can be configured

Every variable of the environment. Made by \`npm run docs:configuration\` from \`lib/foundation/env.ts\`: change the descriptions there. An empty value counts as not set. A server names what is missing or wrong and does not start.

| Variable | Required | Default | Meaning |
| --- | --- | --- | --- |
${rows.join("\n")}

\`DATABASE_OWNER_URL\` is read by \`npm run db:migrate\` alone: the login that owns the schema. The server never gets it.
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(configurationPage, renderConfigurationPage());
}
