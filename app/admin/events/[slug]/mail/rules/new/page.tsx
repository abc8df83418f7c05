import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { dropTyped } from "@/app/admin/actions";
import { findTyped } from "@/app/admin/typed";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TypedNotice } from "@/components/forms/typed-notice";
import { clock } from "@/lib/clock";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openEventFor } from "../../../open-event";
import { newRule, ruleForm } from "../form";
import { openRules, type RulesParams } from "../open-rules";
import { FilledRuleForm, typedErrors } from "../rule-page";

async function open({ params }: RulesParams) {
  await openEventFor((await params).slug, "events.change");
  const opened = await openRules((await params).slug);
  if (!opened.mayChange) redirect(opened.list);
  const typed = await findTyped(ruleForm(opened.event.slug, "new"));
  return { opened, isTyped: typed !== null, values: typed ?? newRule, errors: typedErrors(opened, typed, clock.now()) };
}

export async function generateMetadata(props: RulesParams): Promise<Metadata> {
  const { opened, errors } = await open(props);
  return adminTitle(() => `${opened.words("form.newTitle")} – ${opened.title}`, { error: errors.length > 0 });
}

/** A further mail that goes out by the clock. */
export default async function NewRulePage(props: RulesParams) {
  const { opened, isTyped, values, errors } = await open(props);
  const { event, title, locale, words, list } = opened;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={list}>
        {words("form.back")}
      </a>
      <h1>{words("form.newTitle")}</h1>
      {isTyped && (
        <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={ruleForm(event.slug, "new")} />
      )}
      <FilledRuleForm opened={opened} id="new" values={values} errors={errors} />
    </AdminFrame>
  );
}
