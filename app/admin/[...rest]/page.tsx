import { notFound } from "next/navigation";
import { adminTitle } from "../title";

export const generateMetadata = () => adminTitle((t) => t("notFound.title"));

/** Every address under /admin that no page has, so that the desk's own 404 answers in its own words. */
export default function UnknownAdminPage() {
  notFound();
}
