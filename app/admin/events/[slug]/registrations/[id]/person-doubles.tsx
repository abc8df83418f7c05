import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { listPossibleDoubles } from "@/lib/merges/queries";
import { openRegistration } from "./open-registration";

/** Says where somebody may be registered twice, with the way to the others. Nothing otherwise. */
export async function PersonDoubles({ slug, id }: { slug: string; id: string }) {
  const { scope, event, registration, here, locale } = await openRegistration(slug, id);
  if (registration.mergedInto) return null;
  const doubles = await listPossibleDoubles(database(), scope, event.id, registration);
  if (doubles.length === 0) return null;
  return (
    <p>
      <a href={`${here}/merge`}>{translator(locale, "personDesk")("merge.possible", { count: doubles.length })}</a>
    </p>
  );
}
