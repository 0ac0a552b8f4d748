import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot, readSourceFiles } from "#lib/testing/source-files.ts";

/**
 * The rules of docs/architecture.md, executable. Each failure names the file and the import.
 */

/** From the bottom up: a layer imports itself and the layers above it in this list. docs/architecture.md says the same. */
const layers = [
  "lib/wire",
  "drizzle",
  "lib/foundation",
  "lib/platform",
  "lib/services",
  "lib/domain",
  "lib/api",
  "lib/server",
] as const;

/** Folders beside the server's layers, with what each may import besides itself. */
const sideFolders: Record<string, readonly string[]> = {
  "lib/client": ["lib/wire"],
  components: ["lib/client", "lib/wire"],
  app: ["components", "lib/wire", ...layers.filter((layer) => layer !== "drizzle" && layer !== "lib/server")],
  e2e: ["lib/client", "lib/testing", ...layers],
};

/** More files than this side by side cannot be taken in at a glance. */
const mostFilesInFolder = 25;

const folders = ["app", "components", "lib", "drizzle", "e2e"];
const files = readSourceFiles(folders);
const names = new Set(files.map(({ name }) => name));
const product = files.filter(({ name, isTest }) => !isTest && !name.startsWith("e2e/"));

function layerOf(name: string): string {
  return /^lib\/[^/]+(?=\/)/.exec(name)?.[0] ?? name.split("/", 1)[0] ?? "";
}

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  const layer = layers.indexOf(from as (typeof layers)[number]);
  const allowed: readonly string[] = sideFolders[from] ?? layers.slice(0, Math.max(layer, 0));
  return allowed.includes(to);
}

describe("direction", () => {
  test("every folder imports only what docs/architecture.md allows it, types included", () => {
    const wrong = files
      .filter(({ name, isTest }) => !isTest || name.startsWith("e2e/"))
      .flatMap(({ name, imports }) =>
        imports
          .filter(({ target }) => target !== undefined && !mayImport(layerOf(name), layerOf(target)))
          .map(({ target }) => `${name} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test("docs/architecture.md names the layers in the same order", () => {
    const page = readFileSync(path.join(projectRoot, "docs/architecture.md"), "utf8");
    const named = [...page.matchAll(/^\| `((?:lib\/\w+|drizzle))` +\|/gm)].map(([, layer]) => layer);
    expect(named.toReversed()).toEqual([...layers]);
  });

  test("the pages of doctor and patient do not import each other, and the call knows neither role", () => {
    const wrong = product.flatMap(({ name, imports }) =>
      imports
        .filter(
          ({ target = "" }) =>
            (name.startsWith("components/doctor/") && target.startsWith("components/patient/")) ||
            (name.startsWith("components/patient/") && target.startsWith("components/doctor/")),
        )
        .map(({ target }) => `${name} imports ${target}`),
    );
    const roles = files
      .filter(({ name, text }) => name.startsWith("components/call/") && /doctor|patient/i.test(text))
      .map(({ name }) => `${name} names a role`);
    expect([...wrong, ...roles]).toEqual([]);
  });

  test("the call's engine does not import React", () => {
    const engine = /^components\/call\/(captions|data-track|devices|network|problems|publishing|session)\//;
    const wrong = product
      .filter(({ name }) => engine.test(name))
      .filter(
        ({ name, imports }) =>
          name.endsWith(".tsx") || imports.some(({ specifier }) => specifier === "react"),
      )
      .map(({ name }) => name);
    expect(wrong).toEqual([]);
  });
});

describe("cycles", () => {
  const edges = new Map(
    product.map(({ name, imports }) => [
      name,
      imports.map(({ target }) => target).filter((target) => target !== undefined),
    ]),
  );

  test("no file stands in an import cycle, types included", () => {
    expect(cyclesIn(edges)).toEqual([]);
  });

  test("no folder stands in an import cycle, types included", () => {
    const byFolder = new Map<string, string[]>();
    for (const [name, targets] of edges) {
      const folder = path.posix.dirname(name);
      const others = targets.map((target) => path.posix.dirname(target)).filter((other) => other !== folder);
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), ...others]);
    }
    expect(cyclesIn(byFolder)).toEqual([]);
  });
});

function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (name: string, trail: readonly string[]) => {
    if (trail.includes(name)) cycles.push([...trail.slice(trail.indexOf(name)), name].join(" → "));
    if (trail.includes(name) || done.has(name)) return;
    for (const target of graph.get(name) ?? []) visit(target, [...trail, name]);
    done.add(name);
  };
  for (const name of graph.keys()) visit(name, []);
  return cycles;
}

describe("what a browser loads", () => {
  const byName = new Map(product.map((file) => [file.name, file]));

  /** Each chain of imports by value from a client component to something that must not be loaded. */
  function leaksOf(isForbidden: (specifier: string, target: string | undefined) => boolean): string[] {
    const leaks: string[] = [];
    const seen = new Set<string>();
    const visit = (name: string, trail: readonly string[]) => {
      if (seen.has(name)) return;
      seen.add(name);
      for (const { specifier, target, isTypeOnly } of byName.get(name)?.imports ?? []) {
        if (isTypeOnly) continue;
        if (isForbidden(specifier, target)) leaks.push([...trail, name, specifier].join(" → "));
        if (target) visit(target, [...trail, name]);
      }
    };
    for (const { name, text } of product) {
      if (/^["']use client["']/.test(text)) visit(name, []);
    }
    return leaks;
  }

  test("holds no module of the server", () => {
    const leaks = leaksOf((specifier, target) =>
      target === undefined
        ? /^(node:|twilio$|firebase-admin|postgres$|drizzle-orm|pino$|next\/headers)/.test(specifier)
        : target.startsWith("drizzle/") || /^lib\/(?!client\/|wire\/)/.test(target),
    );
    expect(leaks).toEqual([]);
  });

  test("holds no zod", () => {
    const leaks = leaksOf(
      (specifier, target) => /^zod(\/|$)/.test(specifier) || target === "lib/wire/zod.ts",
    );
    expect(leaks).toEqual([]);
  });

  test("is all that package.json lets a browser's build resolve of lib", () => {
    const { imports } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8"));
    const open = Object.entries(imports)
      .filter(([specifier, target]) => specifier.startsWith("#lib/") && typeof target === "string")
      .map(([specifier]) => specifier);
    expect(open).toEqual(["#lib/client/*", "#lib/wire/*"]);
    expect(imports["#lib/*"]).toEqual({ browser: null, default: "./lib/*" });
  });
});

describe("owners", () => {
  const owners: Record<string, RegExp> = {
    "twilio-video": /^components\/call\//,
    "@twilio/video-processors": /^components\/call\//,
    twilio: /^lib\/services\/video\//,
    "firebase-admin": /^lib\/services\/firebase\//,
    firebase: /^lib\/client\//,
    postgres: /^lib\/platform\/db\/|^lib\/server\/migrate\.ts$/,
    "pg-boss": /^lib\/platform\/jobs\//,
    "rate-limiter-flexible": /^lib\/api\//,
    nodemailer: /^lib\/services\/mail\//,
    "prom-client": /^lib\/platform\/metrics\//,
    cockatiel: /^lib\/services\/(turn|video)\//,
    "use-intl": /^(app|components)\/|^lib\/foundation\/i18n\//,
    ws: /^lib\/services\/video\//,
    pino: /^lib\/foundation\/log\.ts$/,
    zod: /^lib\/wire\/zod\.ts$/,
  };

  test.each(Object.keys(owners))("%s has one owner", (packageName) => {
    const wrong = product
      .filter(({ imports }) =>
        // A type of a package costs nothing at run time.
        imports.some(
          ({ specifier, isTypeOnly }) =>
            !isTypeOnly && (specifier === packageName || specifier.startsWith(`${packageName}/`)),
        ),
      )
      .filter(({ name }) => !owners[packageName]?.test(name))
      .map(({ name }) => `${name} uses ${packageName}`);
    expect(wrong).toEqual([]);
  });

  test("pages tell refusals apart by their type, never by a number of HTTP", () => {
    const wrong = product
      .filter(({ name }) => /^(components|lib\/client)\//.test(name))
      // Where answers are read: those of our server, of proxies and of Firebase.
      .filter(({ name }) => !/^lib\/client\/(api|api-problem|custom-token-sign-in)\.ts$/.test(name))
      .filter(({ text }) => /\bstatus\s*(?:[=!]==|[<>]=?)\s*\d/.test(text))
      .map(({ name }) => name);
    expect(wrong).toEqual([]);
  });

  test("only the command runner writes the audit entries and events of a visit", () => {
    const writers = product
      .filter(({ name }) => !name.startsWith("lib/platform/"))
      .filter(({ text }) => /\b(recordVisitAudit|publishChange|publishChangeToLine)\(/.test(text))
      .map(({ name }) => name);
    expect(writers).toEqual(["lib/domain/visit/outcome.ts"]);
  });

  test("only lib/foundation/env.ts reads process.env", () => {
    const readers = files.filter(({ text }) =>
      /\bprocess\s*\.\s*env\b/.test(
        text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|`process\.env`|"[^"\n]*process\.env[^"\n]*"/gm, ""),
      ),
    );
    expect(readers.map(({ name }) => name).filter((name) => name !== "lib/architecture.test.ts")).toEqual([
      "lib/foundation/env.ts",
    ]);
  });
});

describe("folders", () => {
  test(`hold at most ${mostFilesInFolder} files side by side`, () => {
    const counts = new Map<string, number>();
    for (const folder of folders) {
      for (const entry of readdirSync(path.join(projectRoot, folder), {
        recursive: true,
        withFileTypes: true,
      })) {
        if (entry.isFile()) counts.set(entry.parentPath, (counts.get(entry.parentPath) ?? 0) + 1);
      }
    }
    const full = [...counts]
      .filter(([folder, count]) => count > mostFilesInFolder && !folder.includes("drizzle/migrations"))
      .map(([folder, count]) => `${path.relative(projectRoot, folder)} holds ${count} files`);
    expect(full).toEqual([]);
  });

  test("none is a barrel or a drawer for everything", () => {
    const wrong = [...names].filter((name) =>
      /(^|\/)(index\.tsx?$|(utils|helpers|types|misc)(\/|\.tsx?$))/.test(name),
    );
    expect(wrong).toEqual([]);
  });

  test("the top level holds configuration, and no source", () => {
    const configuration = [
      "next-env.d.ts",
      "next.config.mjs",
      "package-lock.json",
      "package.json",
      "tsconfig.json",
    ];
    const found = readdirSync(projectRoot).filter((name) => /^[^.].*\.(tsx?|m?js|json)$/.test(name));
    expect(found.filter((name) => !configuration.includes(name))).toEqual([]);
  });
});

test("every import of the project names a file that exists", () => {
  const missing = files.flatMap(({ name, imports }) =>
    imports
      .filter(({ target }) => target !== undefined && /\.tsx?$/.test(target) && !names.has(target))
      .map(({ target }) => `${name} imports ${target}`),
  );
  expect(missing).toEqual([]);
});
