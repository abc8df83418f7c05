import { findTyped } from "@/app/admin/typed";
import type { Translate } from "@/lib/i18n/translator";
import { tagProblem } from "@/lib/tags/schema";

/** Name under which a typed tag is kept. */
export const tagForm = (registrationId: string) => `tag:${registrationId}`;

/** What this browser typed as a tag and could not add, with what is wrong; null when there is nothing. */
export async function findTypedTag(t: Translate<"personDesk">, registrationId: string) {
  const values = await findTyped(tagForm(registrationId));
  if (!values) return null;
  const problem = tagProblem(values.tag ?? "");
  return { text: values.tag ?? "", error: problem ? t(`tags.errors.${problem}`) : undefined };
}
