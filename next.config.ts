import type { NextConfig } from "next";

/** Headers of every answer, files included; the policy with its nonce is set by `scripts/parts/prepare-page.ts`. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // Not "no-referrer": browsers then send `Origin: null` with forms, and forms are trusted by their origin.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  },
];

const config: NextConfig = {
  poweredByHeader: false,
  // `npm test` checks the types, tests and scripts included; a start need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // Titles are part of the first bytes for every reader, not streamed in behind them for browsers alone.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ["pino", "pg", "graphile-worker", "nodemailer"],
  experimental: {
    serverActions: {
      // The server in front refuses larger ones with a sentence (scripts/parts/web.ts).
      bodySizeLimit: "2mb",
      // For proxies that do not pass the visitor's Host on.
      allowedOrigins: URL.canParse(process.env.APP_URL ?? "") ? [new URL(String(process.env.APP_URL)).host] : [],
    },
  },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // Letters that the desk's own pages show in a frame (lib/security-headers.ts); of two values the later one counts.
    { source: "/admin/:path*/letter", headers: [{ key: "X-Frame-Options", value: "SAMEORIGIN" }] },
  ],
};

export default config;
