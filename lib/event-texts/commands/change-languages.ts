import { recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { NotFoundError } from "../../errors";
import { emptyText } from "../../event-editor/commands/add-event";
import { isCancelled } from "../../events/rules";
import type { Locale } from "../../i18n/locales";
import type { LanguageStep } from "../constants";
import { allTexts, isWritten, textsThatAre } from "../rules";
import { textField } from "../schema";

export type ChangeLanguagesResult =
  | { ok: true }
  | {
      ok: false;
      /**
       * `done`: it is as wished already. `last`: the only language of an event. `not_ready`: something is missing that
       * every reader needs. `cancelled`: nothing changes at a cancelled event.
       */
      reason: "done" | "last" | "not_ready" | "cancelled";
    };

/**
 * Changes in which languages an event has texts. A language that is added to a draft is one of the event's at once; with
 * an event that is public it is prepared first, and offered as soon as nothing is missing in it. What stood in a language
 * that is removed stands in the log.
 */
export async function changeLanguages(
  { eventId, language, step }: { eventId: string; language: Locale; step: LanguageStep },
  { db, now, actor }: Context,
): Promise<ChangeLanguagesResult> {
  return db.$transaction(async (tx): Promise<ChangeLanguagesResult> => {
    await lockEvent(tx, eventId);
    const event = await tx.event.findUnique({ where: { id: eventId }, include: { texts: true } });
    if (!event) throw new NotFoundError("No such event.");
    if (isCancelled(event)) return { ok: false, reason: "cancelled" };
    const text = event.texts.find(({ locale }) => locale === language);
    const isOffered = event.languages.includes(language);
    const others = event.languages.filter((one) => one !== language);
    const lost: AuditValues = {};
    let languages = event.languages;
    if (step === "add") {
      if (text) return { ok: false, reason: "done" };
      await tx.eventText.create({ data: { eventId, ...emptyText(language) } });
      if (event.status === "draft" && !isOffered) languages = [...languages, language];
    }
    if (step === "offer") {
      if (isOffered) return { ok: false, reason: "done" };
      if (!text || textsThatAre("missing", event.texts, language).length > 0) return { ok: false, reason: "not_ready" };
      languages = [...languages, language];
    }
    if (step === "first") {
      if (languages[0] === language) return { ok: false, reason: "done" };
      if (!isOffered || !text?.title) return { ok: false, reason: "not_ready" };
      languages = [language, ...others];
    }
    if (step === "remove") {
      if (!text && !isOffered) return { ok: false, reason: "done" };
      if (others.length === 0) return { ok: false, reason: "last" };
      // A draft goes by the title of its first language.
      const [heir] = others;
      const heirText = event.texts.find(({ locale }) => locale === heir);
      if (languages[0] === language && !heirText?.title) return { ok: false, reason: "not_ready" };
      for (const { name } of allTexts)
        if (isWritten(text, name)) lost[textField(name, language)] = text?.[name] ?? null;
      await tx.eventText.deleteMany({ where: { eventId, locale: language } });
      languages = others;
    }
    await tx.event.update({ where: { id: eventId }, data: { languages } });
    const texts = event.texts.map(({ locale }) => locale);
    const left = step === "add" ? [...texts, language] : texts.filter((one) => step !== "remove" || one !== language);
    await recordAudit(tx, {
      at: now,
      actor,
      action: "event.texts_changed",
      eventId,
      before: { languages: event.languages, texts, ...lost },
      after: { languages, texts: left },
    });
    return { ok: true };
  });
}
