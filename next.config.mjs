/** @type {import("next").NextConfig} */
const config = {
  // The older clients call the API with a trailing slash, some pages without: both answer, none redirects (a redirected POST loses its body).
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // The server sends compressed files through its proxy; event streams must never be buffered by a compressor.
  compress: true,
  // It imports other databases' clients by computed names, which a bundler cannot follow.
  serverExternalPackages: ["rate-limiter-flexible"],
  images: { unoptimized: true },
  turbopack: { resolveAlias: { "./util/dynamicimport": "./components/call/devices/dynamic-import.cjs" } },
  // `npm test` checks the types, of the tests as well; a type error in one must not keep a clinic from building.
  typescript: { ignoreBuildErrors: true },
  // Each route is loaded at its first request: a server that starts again is back with three quarters of the work.
  experimental: { preloadEntriesOnStart: false },
};

export default config;
