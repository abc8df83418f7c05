import type { MetadataRoute } from "next";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** Search engines read about events, nothing else. Secret links are also marked noindex on their own pages. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: [
        "/admin",
        "/api/",
        "/*/registrations/",
        "/*/handovers/",
        "/*/events/*/register",
        "/*/too-many-requests",
      ],
    },
    sitemap: `${env().APP_URL}/sitemap.xml`,
  };
}
