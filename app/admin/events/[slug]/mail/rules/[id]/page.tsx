import type { Metadata } from "next";
import { dropTyped } from "@/app/admin/actions";
import { findTyped } from "@/app/admin/typed";
import { ChangedMeanwhile } from "@/components/forms/changed-meanwhile";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TypedNotice } from "@/components/forms/typed-notice";
import { Notice } from "@/components/ui/notice";
import { clock } from "@/lib/clock";
import { formatMoment } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { momentOf } from "@/lib/mail-rules/rules";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { removeMailRule } from "../actions";
import { ruleForm, storedRule } from "../form";
import { openRule, type Query, type RuleParams } from "../open-rules";
import { FilledRuleForm, typedErrors } from "../rule-page";
import { conditionsInWords, distanceInWords, ruleInWords, ruleName } from "../words";
import { RulePreview } from "./preview";

type Props = RuleParams & { searchParams: Query };

async function open({ params }: RuleParams) {
  const { slug, id } = await params;
  const opened = await openRule(slug, id);
  const mayEdit = opened.mayChange && !opened.hasGoneOut;
  const typed = mayEdit ? await findTyped(ruleForm(opened.event.slug, opened.rule.id)) : null;
  return { opened, mayEdit, typed, errors: typedErrors(opened, typed, clock.now()) };
}

export async function generateMetadata(props: RuleParams): Promise<Metadata> {
  const { opened, mayEdit, errors } = await open(props);
  const heading = opened.words(mayEdit ? "form.editTitle" : "form.viewTitle");
  return adminTitle(() => `${heading} – ${opened.title}`, { error: errors.length > 0 });
}

/** One rule: what it is or its form, and the mail as somebody would read it. */
export default async function RulePage(props: Props) {
  const { opened, mayEdit, typed, errors } = await open(props);
  const { event, title, locale, words, list, rule, known, hasGoneOut } = opened;
  const query = await props.searchParams;
  const moment = formatMoment(momentOf(rule, event), locale, event.timeZone);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      {query.said === "has_gone_out" && (
        <Notice tone="warning" live>
          <p>{words("said.has_gone_out")}</p>
        </Notice>
      )}
      <a className="back-link" href={list}>
        {words("form.back")}
      </a>
      <h1>{ruleName(words, rule, event.languages, locale)}</h1>
      <p>
        {distanceInWords(words, rule)}: {moment}
      </p>
      <p className="field__hint">{conditionsInWords(rule, known, locale).join(" · ")}</p>
      {hasGoneOut && opened.mayChange && <p>{words("form.goneOut")}</p>}
      <RulePreview opened={opened} person={String(query.person ?? "")} />
      {mayEdit && (
        <section className="stack" aria-labelledby="change">
          <h2 id="change">{words("form.editTitle")}</h2>
          {typed?.conflict && errors.length === 0 && (
            <ChangedMeanwhile t={translator(locale, "forms")} now={ruleInWords(opened, rule)} />
          )}
          {typed && (
            <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={ruleForm(event.slug, rule.id)} />
          )}
          <FilledRuleForm opened={opened} id={rule.id} values={typed ?? storedRule(rule, event)} errors={errors} />
          <form action={removeMailRule} className="cluster">
            <input type="hidden" name="slug" value={event.slug} />
            <input type="hidden" name="id" value={rule.id} />
            <button className="button button--danger" type="submit" aria-describedby="remove-hint">
              {words("form.remove")}
            </button>
            <span className="field__hint" id="remove-hint">
              {words("form.removeHint")}
            </span>
          </form>
        </section>
      )}
    </AdminFrame>
  );
}
