import type { Metadata } from "next";
import { dropTyped } from "@/app/admin/actions";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TypedNotice } from "@/components/forms/typed-notice";
import { ColourForm } from "@/components/look/colour-form";
import { ContrastTable } from "@/components/look/contrast-table";
import { LogoPanel } from "@/components/look/logo-panel";
import { Swatch } from "@/components/look/swatch";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/translator";
import { tokensOf } from "@/lib/look/rules";
import { can } from "@/lib/organisers/policy";
import { saveColour } from "./actions";
import { colourForm, colourState, type LookParams, openLook, type Query } from "./open-look";

type Props = LookParams & { searchParams: Query };

const sayings = ["changed", "unchanged", "removed"] as const;

async function open({ params }: Props) {
  const opened = await openLook((await params).slug);
  const mayChange = can(opened.scope.role, "events.change");
  const stored = opened.look.accentColour ?? "";
  const nothingTyped = { isTyped: false, value: stored, colour: stored, error: undefined, offer: null };
  return { opened, mayChange, state: mayChange ? await colourState(opened) : nothingTyped };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { opened, state } = await open(props);
  return adminTitle(() => `${opened.words("title")} – ${opened.title}`, { error: state.error !== undefined });
}

/** An event's colour, with figures that say how well it can be read, and its logo. */
export default async function LookPage(props: Props) {
  const { opened, mayChange, state } = await open(props);
  const { event, look, title, locale, words, here, languages } = opened;
  const { searchParams } = props;
  const wanted = (await searchParams).said;
  const said = state.error === undefined && sayings.find((word) => word === wanted);
  const tokens = look.accentColour ? tokensOf(look.accentColour) : null;
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary
        heading={translator(locale, "forms")("errorHeading")}
        errors={state.error ? [{ name: "accent", message: state.error }] : []}
      />
      {said && (
        <Notice tone={said === "unchanged" ? "info" : "success"} live>
          <p>{words(`said.${said}`)}</p>
        </Notice>
      )}
      <p className="caption">{title}</p>
      <h1>{words("title")}</h1>
      <p className="lead">{words("lead")}</p>
      {!mayChange && <p>{words("readOnly")}</p>}
      <p className="no-print">
        <a href={`/admin/events/${event.slug}/preview?locale=${locale}`}>{words("preview")}</a>
      </p>
      <section className="stack" aria-labelledby="colour">
        <h2 id="colour">{words("colour.title")}</h2>
        <p>{words("colour.text")}</p>
        {tokens ? (
          <ul className="swatches">
            {(["light", "dark"] as const).map((scheme) => (
              <li key={scheme} className="cluster">
                <Swatch colour={tokens[scheme]["--color-primary"] ?? ""} />
                {words(`colour.${scheme}`, { colour: tokens[scheme]["--color-primary"] ?? "" })}
              </li>
            ))}
          </ul>
        ) : (
          <p>{words("colour.house")}</p>
        )}
        {state.isTyped && (
          <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={colourForm(event.slug)} />
        )}
        {mayChange && (
          <ColourForm
            t={words}
            action={saveColour}
            slug={event.slug}
            basis={look.accentColour ?? ""}
            value={state.value}
            error={state.error}
            offer={state.offer}
          />
        )}
        {state.colour !== "" && <ContrastTable t={words} locale={locale} colour={state.colour} />}
      </section>
      <LogoPanel t={words} logo={look.logo} languages={languages} here={here} mayChange={mayChange} />
    </AdminFrame>
  );
}
