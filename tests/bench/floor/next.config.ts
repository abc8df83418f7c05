import path from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg"],
  // Packages are those of the application itself, three folders up.
  turbopack: { root: path.resolve(import.meta.dirname, "../../..") },
};

export default config;
