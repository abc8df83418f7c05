import type { ReactNode } from "react";
import { AdminHeader } from "@/components/admin/header";
import { MailPauseNotice } from "@/components/mail/mail-pause-notice";
import { EnterButton, type Ticks } from "@/components/ui/way";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { pageAddress } from "../page-event";
import { visitorLocale } from "../visitor";
import { chooseLanguage, signOut } from "./actions";
import { openEvent } from "./events/[slug]/open-event";
import { findPause, signedIn } from "./gate";

/**
 * Header and main of every page of the desk. Not a layout: those stay as they are when an action leads to another page,
 * and the header would go on showing who was signed in before.
 * @param event whose pages the header leads to. @param narrow for pages that are little more than a question.
 * @param ticks of the boxes on the page, which every way on takes along.
 */
export async function AdminFrame({
  event,
  narrow = false,
  ticks = "none",
  children,
}: {
  event?: { slug: string; title: string };
  narrow?: boolean;
  ticks?: Ticks;
  children: ReactNode;
}) {
  const locale = await visitorLocale();
  const { pathname, search } = await pageAddress();
  const organiser = await signedIn();
  const pause = await findPause();
  const roleHere = organiser && event ? (await openEvent(event.slug)).scope.role : null;
  return (
    <div className="admin">
      {ticks !== "none" && <EnterButton>{translator(locale, "admin")("list.show")}</EnterButton>}
      <AdminHeader
        t={translator(locale, "admin")}
        locale={locale}
        path={`${pathname}${search}`}
        email={organiser?.email ?? null}
        event={organiser ? event : undefined}
        mayAtDesk={(permission) => can(organiser?.role ?? null, permission)}
        mayAtEvent={(permission) => can(roleHere, permission)}
        signOut={signOut}
        chooseLanguage={chooseLanguage}
        ticks={ticks}
      />
      {pause && !pathname.startsWith("/admin/mail") && (
        <MailPauseNotice
          t={translator(locale, "mailDesk")}
          reason={pause.reason}
          waiting={pause.waiting}
          queue={organiser?.role ? "/admin/mail" : null}
          ticks={ticks}
        />
      )}
      <main className="main" id="main" tabIndex={-1}>
        <div className={narrow ? "page page--narrow" : "page"}>{children}</div>
      </main>
    </div>
  );
}
