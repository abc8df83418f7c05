import { visitorLocale, visitorNetwork } from "@/app/visitor";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db";
import { isLocale } from "@/lib/i18n/locales";
import { optOut } from "@/lib/opt-outs/commands";
import { findSubscriber } from "@/lib/opt-outs/queries";
import { hit } from "@/lib/rate-limits/commands";

type Params = { params: Promise<{ key: string }> };

const plain = (status: number, sentence: string, headers: Record<string, string> = {}) =>
  new Response(`${sentence}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers },
  });

/**
 * What a mail program sends when its reader presses "unsubscribe" (RFC 8058): no cookies, no page of ours behind it, and no
 * redirect may answer it. The one address that takes a form from elsewhere (scripts/parts/web.ts); all it can do is this, and
 * only with a key that stands in the mail itself.
 */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { key } = await params;
  const subscriber = await findSubscriber(database(), key);
  if (!subscriber) {
    const counted = await hit(database(), "wrong-link-network", await visitorNetwork());
    if (!counted.allowed) {
      return plain(429, "Too many links that open nothing.", { "retry-after": String(counted.retryAfterSeconds) });
    }
    return plain(404, "This link opens nothing. It may have been copied only in part.");
  }
  const form = await request.formData().catch(() => null);
  if (form?.get("List-Unsubscribe") !== "One-Click")
    return plain(400, "Nothing was changed: no one-click unsubscribe.");
  await optOut({ registrationId: subscriber.id }, contextFor({ kind: "participant" }));
  return plain(200, "You are unsubscribed.");
}

/** A reader who follows the link gets the page with the button: mail scanners follow links too, so this changes nothing. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { key } = await params;
  const subscriber = await findSubscriber(database(), key);
  const locale = isLocale(subscriber?.locale) ? subscriber.locale : await visitorLocale();
  return new Response(null, {
    status: 303,
    headers: { location: `/${locale}/unsubscribe/${encodeURIComponent(key)}`, "cache-control": "no-store" },
  });
}
