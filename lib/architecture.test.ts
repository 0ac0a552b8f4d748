import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

/**
 * The rules of the house, executable: which folder may import which, who alone may use an outside package, no cycles, and
 * nothing of the server in what a browser loads. A failure names the file and what to change.
 */

const root = path.resolve(import.meta.dirname, "..");
const folders = ["app", "components", "lib", "drizzle", "e2e"];

interface SourceFile {
  name: string;
  text: string;
  isTest: boolean;
  /** Specifiers of what it imports for its values, and of what it imports as types only. */
  imports: string[];
  typeImports: string[];
}

const files: SourceFile[] = folders.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")))
    .filter((name) => /\.tsx?$/.test(name))
    .map(readSource),
);
const names = new Set(files.map(({ name }) => name));
const product = files.filter(({ name, isTest }) => !isTest && !name.startsWith("e2e/"));

function readSource(name: string): SourceFile {
  const text = readFileSync(path.join(root, name), "utf8");
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"/gm)];
  const others = [...text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)|^import\s+"([^"]+)"/gm)];
  return {
    name,
    text,
    isTest: /\.(test|spec)\.tsx?$/.test(name) || name.startsWith("lib/testing/"),
    imports: [
      ...statements.filter(([, type]) => !type).map(([, , specifier]) => specifier ?? ""),
      ...others.map(([, dynamic, bare]) => dynamic ?? bare ?? ""),
    ],
    typeImports: statements.filter(([, type]) => type).map(([, , specifier]) => specifier ?? ""),
  };
}

function allImports(file: SourceFile): string[] {
  return [...file.imports, ...file.typeImports];
}

/** The file of the project that a specifier names. */
function resolve(specifier: string, from: string): string | undefined {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return path.posix.join(path.posix.dirname(from), specifier);
  return undefined;
}

describe("dependency direction", () => {
  const allowed: Record<string, string[]> = {
    app: ["app", "components", "lib"],
    components: ["components", "lib"],
    lib: ["lib", "drizzle"],
    drizzle: ["drizzle", "lib"],
    e2e: ["e2e", "lib", "drizzle"],
  };

  test.each(folders)("%s imports only what stands below it", (folder) => {
    const wrong = [...product, ...files.filter(({ name }) => name.startsWith("e2e/"))]
      .filter(({ name }) => name.startsWith(`${folder}/`))
      .flatMap((file) =>
        allImports(file)
          .map((specifier) => resolve(specifier, file.name))
          .filter((target) => target !== undefined)
          .filter((target) => !allowed[folder]?.includes(target.split("/", 1)[0] ?? ""))
          .map((target) => `${file.name} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test("the schema takes nothing but the wire format's words from lib", () => {
    const taken = product
      .filter(({ name }) => name.startsWith("drizzle/"))
      .flatMap((file) => allImports(file).filter((specifier) => specifier.startsWith("#lib/")));
    expect([...new Set(taken)]).toEqual(["#lib/wire/consultation.ts"]);
  });

  test("the domain knows nothing of HTTP or Next", () => {
    const domain =
      /^lib\/(clinics|consultations|chat|feedback|guests|notes|summaries|technical-reports|join-links|turn|video|check|system|audit|events|jobs|mail|db)\//;
    const wrong = product
      .filter(({ name }) => domain.test(name))
      .flatMap((file) =>
        allImports(file)
          .filter((specifier) => /^(#lib\/http\/|next\b)/.test(specifier))
          .map((specifier) => `${file.name} imports ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  test("what a doctor sees and what a patient sees stay apart, and the call knows neither", () => {
    const wrong = product.flatMap((file) =>
      allImports(file)
        .filter(
          (specifier) =>
            (file.name.startsWith("components/doctor/") && specifier.startsWith("#components/patient/")) ||
            (file.name.startsWith("components/patient/") && specifier.startsWith("#components/doctor/")),
        )
        .map((specifier) => `${file.name} imports ${specifier}`),
    );
    const roles = files
      .filter(({ name }) => name.startsWith("components/call/"))
      .filter(({ text }) => /doctor|patient/i.test(text))
      .map(({ name }) => `${name} speaks of a role`);
    expect([...wrong, ...roles]).toEqual([]);
  });
});

test("no source lies at the top level but the configuration", () => {
  const configuration = [
    "next-env.d.ts",
    "next.config.mjs",
    "package-lock.json",
    "package.json",
    "tsconfig.json",
  ];
  const found = readdirSync(root).filter((name) => /^[^.].*\.(tsx?|m?js|json)$/.test(name));
  expect(found.filter((name) => !configuration.includes(name))).toEqual([]);
});

describe("outside packages", () => {
  const owners: Record<string, RegExp> = {
    "twilio-video": /^components\/call\//,
    "@twilio/video-processors": /^components\/call\//,
    twilio: /^lib\/video\//,
    "firebase-admin": /^lib\/auth\//,
    firebase: /^lib\/auth\//,
    postgres: /^lib\/db\//,
    "pg-boss": /^lib\/jobs\//,
    "rate-limiter-flexible": /^lib\/http\//,
    nodemailer: /^lib\/mail\//,
    "prom-client": /^lib\/metrics\//,
    cockatiel: /^lib\/(turn|video)\//,
    "use-intl": /^(app|components)\/|^lib\/i18n\//,
    ws: /^lib\/video\//,
    pino: /^lib\/log\.ts$/,
    zod: /^lib\/zod\.ts$/,
  };

  test.each(Object.keys(owners))("%s has one owner", (packageName) => {
    const wrong = product
      .filter((file) =>
        // A type of a package costs nothing at run time; handing one on is still the owner's to do.
        file.imports.some(
          (specifier) => specifier === packageName || specifier.startsWith(`${packageName}/`),
        ),
      )
      .filter(({ name }) => !owners[packageName]?.test(name))
      .map(({ name }) => `${name} uses ${packageName}`);
    expect(wrong).toEqual([]);
  });

  test("process.env is read in lib/foundation/env.ts alone", () => {
    const readers = files.filter(({ text }) =>
      /\bprocess\s*\.\s*env\b/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|`process\.env`/gm, "")),
    );
    expect(readers.map(({ name }) => name).filter((name) => name !== "lib/architecture.test.ts")).toEqual([
      "lib/foundation/env.ts",
    ]);
  });
});

test("every import of the project names a file that exists", () => {
  const missing = files.flatMap((file) =>
    allImports(file)
      .map((specifier) => resolve(specifier, file.name))
      .filter((target) => target !== undefined && /\.tsx?$/.test(target) && !names.has(target))
      .map((target) => `${file.name} imports ${target}`),
  );
  expect(missing).toEqual([]);
});

test("no file stands in an import cycle", () => {
  const graph = new Map(
    product.map((file) => [
      file.name,
      file.imports.map((specifier) => resolve(specifier, file.name)).filter((target) => target !== undefined),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (name: string, trail: string[]) => {
    if (trail.includes(name)) cycles.push([...trail.slice(trail.indexOf(name)), name].join(" → "));
    if (trail.includes(name) || done.has(name)) return;
    for (const target of graph.get(name) ?? []) visit(target, [...trail, name]);
    done.add(name);
  };
  for (const name of graph.keys()) visit(name, []);
  expect(cycles).toEqual([]);
});

test("nothing that a browser loads reaches the server's modules", () => {
  const byName = new Map(product.map((file) => [file.name, file]));
  const isServerOnly = (specifier: string) =>
    /^(node:|twilio$|firebase-admin|postgres$|drizzle-orm|pino$|next\/headers|#lib\/env\.ts|#lib\/i18n\/catalogues\.ts)/.test(
      specifier,
    );
  const leaks: string[] = [];
  const visit = (name: string, trail: string[], seen: Set<string>) => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const specifier of byName.get(name)?.imports ?? []) {
      if (isServerOnly(specifier)) leaks.push([...trail, name, specifier].join(" → "));
      const target = resolve(specifier, name);
      if (target) visit(target, [...trail, name], seen);
    }
  };
  for (const { name, text } of product) {
    if (/^["']use client["']/.test(text)) visit(name, [], new Set());
  }
  expect(leaks).toEqual([]);
});

test("no folder hides behind a barrel, and none is a drawer for everything", () => {
  const wrong = files
    .map(({ name }) => name)
    .filter((name) => /(^|\/)(index\.tsx?$|(utils|helpers|types|misc)(\/|\.tsx?$))/.test(name));
  expect(wrong).toEqual([]);
});
