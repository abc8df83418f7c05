import { redirect } from "next/navigation";
import { visitorLocale } from "../visitor";

/** Danish authorities publish their accessibility statement at /was. */
export default async function StatementPage() {
  redirect(`/${await visitorLocale()}/accessibility`);
}
