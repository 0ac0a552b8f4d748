import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { configurationPage, renderConfigurationPage } from "#lib/foundation/configuration-page.ts";
import { describeVariables } from "#lib/foundation/env.ts";
import { projectRoot } from "#lib/testing/source-files.ts";

/** The documents say what is true: their links lead somewhere, and the files and commands they name exist. */

const longestReadmeLines = 120;

const read = (name: string) => readFileSync(path.join(projectRoot, name), "utf8");
const pages = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: projectRoot,
  encoding: "utf8",
})
  .split("\n")
  .filter((name) => name !== "" && existsSync(path.join(projectRoot, name)));

test(`README has at most ${longestReadmeLines} lines`, () => {
  expect(read("README.md").split("\n").length - 1).toBeLessThanOrEqual(longestReadmeLines);
});

describe.each(pages)("%s", (name) => {
  const text = read(name);

  test("links to files that exist", () => {
    const missing = [...text.matchAll(/(?:\]\(|src=")([^)"#\s]+)(?:#[^)"]*)?[)"]/g)]
      .map(([, link = ""]) => link)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !existsSync(path.join(projectRoot, path.dirname(name), link)));
    expect(missing).toEqual([]);
  });

  test("names files that exist", () => {
    const missing = [...text.matchAll(/`((?:app|components|lib|drizzle|e2e|docs|public)\/[\w./[\]-]+)`/g)]
      .map(([, file = ""]) => file)
      .filter((file) => !existsSync(path.join(projectRoot, file)));
    expect(missing).toEqual([]);
  });

  test("names commands that exist", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const missing = [...text.matchAll(/npm run ([\w:-]+)/g)]
      .map(([, script = ""]) => script)
      .filter((script) => !(script in scripts));
    expect(missing).toEqual([]);
  });
});

test("docs/configuration.md is what the schema of the variables says", () => {
  const cells = (page: string) => page.replace(/ +/g, " ").replace(/-{3,}/g, "---");
  expect(cells(readFileSync(configurationPage, "utf8"))).toBe(cells(renderConfigurationPage()));
});

test("every variable is described, and .env.example names no unknown one", () => {
  const variables = describeVariables();
  expect(variables.filter(({ description }) => description === "")).toEqual([]);
  const known = [...variables.map(({ name }) => name), "DATABASE_OWNER_URL"];
  const listed = [...read(".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name = ""]) => name);
  expect(listed.filter((name) => !known.includes(name))).toEqual([]);
});
