import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseAst } from "vite";
import { describe, expect, test } from "vitest";

/**
 * What people read stands in the catalogues and nowhere else, and what is drawn can be turned from right to left. Looked
 * for in the syntax tree: text between tags, capitalized attributes, and sentences in any string.
 */

const root = path.resolve(import.meta.dirname, "../../..");

/** Read by developers, in English, as the API that they describe; or shown when nothing else can be. */
const forDevelopers = ["app/docs/", "app/problems/", "app/api/", "components/docs/", "app/global-error.tsx"];

/** Not yet in the catalogues. This list only shrinks. */
const untranslated = ["components/call/"];

const files = ["app", "components"]
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      path.posix.join(folder, name.split(path.sep).join("/")),
    ),
  )
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|route\.ts$/.test(name));

interface SyntaxNode {
  type: string;
  [key: string]: unknown;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node).flat().filter(isNode);
}

const sentence = /^\p{Lu}\p{Ll}+,? \p{L}/u;
const word = /^\p{Lu}\p{Ll}/u;

/** Our name is the same in every language; keys are named as KeyboardEvent.key names them. */
const allowed = new Set(["Panacare", "Enter", "Escape"]);

function textsIn(node: SyntaxNode, isAttribute = false): string[] {
  switch (node.type) {
    // For developers: what is thrown is caught and told by its kind.
    case "ImportDeclaration":
    case "ThrowStatement":
      return [];
    case "NewExpression":
      if (/(Error|Exception)$/.test(String((node["callee"] as SyntaxNode)["name"]))) return [];
      break;
    case "JSXText": {
      const text = String(node["value"]).trim();
      return /\p{L}/u.test(text) ? [text] : [];
    }
    case "JSXAttribute":
      return childrenOf(node).flatMap((child) => textsIn(child, true));
    case "Literal": {
      const text = node["value"];
      return typeof text === "string" && (isAttribute ? word : sentence).test(text) ? [text] : [];
    }
    case "TemplateElement": {
      const text = (node["value"] as { raw: string }).raw;
      return sentence.test(text) ? [text] : [];
    }
  }
  // In {…} between tags a single word is text too; deeper inside of an attribute's expression only sentences are.
  return childrenOf(node).flatMap((child) => textsIn(child, isAttribute && node.type !== "JSXElement"));
}

describe("texts", () => {
  test("stand in the catalogues", () => {
    const found = files
      .filter((name) => ![...forDevelopers, ...untranslated].some((prefix) => name.startsWith(prefix)))
      .flatMap((name) => {
        const source = readFileSync(path.join(root, name), "utf8");
        const program: unknown = parseAst(source, { lang: name.endsWith("x") ? "tsx" : "ts" });
        if (!isNode(program)) throw new TypeError(`${name} could not be read`);
        return textsIn(program)
          .filter((text) => !allowed.has(text))
          .map((text) => `${name}: ${text}`);
      });
    expect(found).toEqual([]);
  });

  test("are found where they stand outside: the search itself", () => {
    const program: unknown = parseAst(
      `const words = { a: "Please try again." };
       const x = <p title="Name" className="flex gap-2">Hello <b>{busy ? "Signing in" : t("key")}</b></p>;
       throw new Error("Not for people");`,
      { lang: "tsx" },
    );
    expect(isNode(program) && textsIn(program)).toEqual(["Please try again.", "Name", "Hello", "Signing in"]);
  });
});

test("nothing is drawn to the left or right by name, but to the start or end", () => {
  const physical =
    /(?<![\w-])-?(?:ml|mr|pl|pr|left|right|border-l|border-r|rounded-l|rounded-r|rounded-tl|rounded-tr|rounded-bl|rounded-br|scroll-ml|scroll-mr)-(?!\w*>)[\w[]|(?<![\w-])(?:text|float|clear)-(?:left|right)(?![\w-])|(?<![\w-])border-[lr](?![\w-])/g;
  const found = files.flatMap((name) => {
    const source = readFileSync(path.join(root, name), "utf8").replace(/^.*\bfrom "[^"]+";$/gm, "");
    return [...source.matchAll(/["'`]([^"'`\n]*)["'`]/g)]
      .flatMap(([, text]) => [...(text ?? "").matchAll(physical)])
      .map(([utility]) => `${name}: ${utility}`);
  });
  expect(found).toEqual([]);
});
