import { visitorLocale } from "@/app/visitor";
import { WrongLink } from "@/components/registrations/wrong-link";

/** For a link that opens nothing, where the page changes under JavaScript; `app/not-found.tsx` does it elsewhere. */
export default async function WrongLinkPage() {
  return <WrongLink locale={await visitorLocale()} />;
}
