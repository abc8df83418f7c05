import { TagForm } from "@/components/person-desk/tag-form";
import { TagList } from "@/components/person-desk/tag-list";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { listTags, listTagsOf } from "@/lib/tags/queries";
import { openRegistration } from "./open-registration";
import { putTag, takeTag } from "./tags/actions";

type Props = {
  slug: string;
  id: string;
  /** What was typed and could not be added. */
  typed: { text: string; error?: string } | null;
};

/** The words that organisers put on a person, and a field for another one. */
export async function PersonTags({ slug, id, typed }: Props) {
  const { scope, event, registration, locale } = await openRegistration(slug, id);
  const t = translator(locale, "personDesk");
  const tags = await listTagsOf(database(), scope, { eventId: event.id, registrationId: registration.id });
  const mayChange = can(scope.role, "registrations.change") && !registration.erasedAt;
  const others = mayChange ? await listTags(database(), scope, event.id) : [];
  const about = { slug: event.slug, id: registration.id };
  return (
    <section className="stack" aria-labelledby="tags">
      <h2 id="tags">{t("tags.title")}</h2>
      <TagList t={t} tags={tags} remove={mayChange ? takeTag : null} about={about} />
      {mayChange && (
        <TagForm
          t={t}
          action={putTag}
          about={about}
          others={others.map(({ name }) => name).filter((name) => tags.every((tag) => tag.name !== name))}
          value={typed?.text}
          error={typed?.error}
        />
      )}
    </section>
  );
}
