/**
 * Run after every change of package-lock.json: node .ci/complete-lock.mjs
 *
 * npm leaves a platform's package out of the lock when the registry it asked does not carry it (mirrors often carry
 * Linux alone), and then `npm ci` refuses that lock everywhere. This adds an entry for each such package from what its
 * parent says: name and exact version, with os, cpu and libc read off the name. It also takes registry addresses out,
 * so that the lock works with any registry.
 */
import { readFileSync, writeFileSync } from "node:fs";

const lockFile = "package-lock.json";
const systems = ["android", "darwin", "freebsd", "linux", "win32"];
const processors = { x64: "x64", arm64: "arm64", arm: "arm", ia32: "ia32", wasm32: "wasm32" };
const libraries = { gnu: "glibc", gnueabihf: "glibc", musl: "musl" };

const lock = JSON.parse(readFileSync(lockFile, "utf8"));
const added = [];

for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (!/^\d+\.\d+\.\d+/.test(version) || findEntry(parent, name)?.version === version) continue;
    const top = `node_modules/${name}`;
    const place = lock.packages[top] ? `${parent}/${top}` : top;
    if (lock.packages[place]) continue;
    const { os, cpu, libc } = platformOf(name);
    // In npm's own order, so that npm finds nothing to change.
    lock.packages[place] = { version, ...cpu, ...(dev && { dev }), ...libc, optional: true, ...os };
    added.push(`${name}@${version}`);
  }
}
for (const entry of Object.values(lock.packages)) delete entry.resolved;

// npm's own order: by code unit would separate @scope/a from @scope/a-b.
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
lock.packages = Object.fromEntries(sorted);
writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(
  `${added.length} platform packages added to the lock\n${added.map((name) => `  ${name}\n`).join("")}`,
);

/** As Node resolves it: next to the parent first, then outwards. */
function findEntry(parent, name) {
  for (let place = parent; ; place = place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/")))) {
    const entry = lock.packages[place ? `${place}/node_modules/${name}` : `node_modules/${name}`];
    if (entry || !place) return entry;
  }
}

function platformOf(name) {
  const words = name.split("/").at(-1).split("-");
  const find = (table) => words.map((word) => table[word]).find(Boolean);
  const os = words.find((word) => systems.includes(word));
  const cpu = find(processors);
  const libc = os === "linux" && find(libraries);
  return { os: os && { os: [os] }, cpu: cpu && { cpu: [cpu] }, libc: libc && { libc: [libc] } };
}
