import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The project's sources as the architecture test reads them: as text, with what each file imports. */
export interface SourceFile {
  /** Path below the project's root, with forward slashes. */
  name: string;
  text: string;
  isTest: boolean;
  imports: SourceImport[];
}

export interface SourceImport {
  specifier: string;
  /** The project's file that the specifier names; undefined for a package. */
  target: string | undefined;
  /** Erased before anything runs: counts for direction and cycles, not for what a browser loads. */
  isTypeOnly: boolean;
}

export const projectRoot = path.resolve(import.meta.dirname, "../..");

/** Reads every TypeScript file below the folders. */
export function readSourceFiles(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: "utf8" })
      .map((name) => path.posix.join(folder, name.split(path.sep).join("/")))
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readSourceFile(name, readFileSync(path.join(projectRoot, name), "utf8"))),
  );
}

export function readSourceFile(name: string, text: string): SourceFile {
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"/gm)].map(
    ([, type, specifier = ""]) => ({ specifier, isTypeOnly: type !== undefined }),
  );
  const others = [...text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)|^import\s+"([^"]+)"/gm)].map(
    ([, dynamic, bare]) => ({ specifier: dynamic ?? bare ?? "", isTypeOnly: false }),
  );
  return {
    name,
    text,
    isTest: /\.(test|spec)\.tsx?$/.test(name) || name.startsWith("lib/testing/"),
    imports: [...statements, ...others].map((found) => ({
      ...found,
      target: targetOf(found.specifier, name),
    })),
  };
}

function targetOf(specifier: string, from: string): string | undefined {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return path.posix.join(path.posix.dirname(from), specifier);
  return undefined;
}
