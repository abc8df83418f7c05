import type { MailContent, RegistrationFacts, RenderedMail, RenderMail } from "@/lib/mail/schema";
import { renderMail } from "./render";

/** What differs from reader to reader and is only ever written out; letters decide nothing by it but whether it is there. */
const personal = ["givenName", "familyName", "email", "organisation", "jobTitle", "reference", "url"] as const;
type Personal = (typeof personal)[number];

const isPersonal = (name: string): name is Personal => personal.some((known) => known === name);

/** Beside the registration: the reader's own link to unsubscribe. */
const UNSUBSCRIBE = "unsubscribeUrl";

/** A letter in which a mark stands wherever something personal goes, and what it was made from. */
type Prepared = {
  /** What the letter looked at in the registration: the values, and of personal ones whether there was any. */
  looked: [name: keyof RegistrationFacts, value: unknown][];
  letter: RenderedMail;
};

/** Private-use characters (Unicode, 23.5) around a name, which nothing else in a letter contains. */
const markOf = (name: Personal | typeof UNSUBSCRIBE) => `\uE000${name}\uE001`;
const MARK = /\uE000(\w+)\uE001/g;

/** A mark that was cut in two. */
const UNFIT = /\uE000(?!\w+\uE001)/;

/**
 * Renders letters that differ in nothing but names and links once and fills those in: to thousands of people that takes a
 * fraction of the time. Remembers by everything else that the letter is made from, so a changed event, text or language is
 * another letter; and by those parts of the registration that the letter looked at, so a kind that writes out the country has
 * one for each country, and the others do not.
 * @param render makes a letter. @param most how many prepared letters are kept; the oldest go first.
 */
export function renderPrepared(render: RenderMail = renderMail, most = 500): RenderMail {
  const known = new Map<string, Prepared[]>();
  let count = 0;
  return async (content) => {
    if (!("registration" in content) || !content.registration) return render(content);
    const { registration, ...told } = content;
    const unsubscribe = UNSUBSCRIBE in told ? told[UNSUBSCRIBE] : null;
    const rest = unsubscribe ? { ...told, [UNSUBSCRIBE]: markOf(UNSUBSCRIBE) } : told;
    const values = { ...registration, [UNSUBSCRIBE]: unsubscribe };
    const key = JSON.stringify(rest);
    const found = known
      .get(key)
      ?.find(({ looked }) => looked.every(([name, value]) => seen(registration, name) === value));
    if (found) return filled(found.letter, values);
    const { marked, looked } = watched(registration);
    const letter = await render({ ...rest, registration: marked } as MailContent);
    if (UNFIT.test(letter.text) || UNFIT.test(letter.html)) return render(content);
    if (count >= most) {
      known.clear();
      count = 0;
    }
    count += 1;
    known.set(key, [...(known.get(key) ?? []), { looked: [...looked], letter }]);
    return filled(letter, values);
  };
}

/** What counts of a value: of a personal one whether there is any, of others the value itself. */
function seen(registration: RegistrationFacts, name: keyof RegistrationFacts): unknown {
  const value = registration[name];
  return isPersonal(name) ? Boolean(value) : value;
}

/** The registration with marks for what is personal, and a note of everything that is read of it. */
function watched(registration: RegistrationFacts) {
  const looked = new Map<keyof RegistrationFacts, unknown>();
  const marked = new Proxy(registration, {
    get(facts, property) {
      const name = property as keyof RegistrationFacts;
      if (typeof property === "symbol" || !(name in facts)) return facts[name];
      looked.set(name, seen(facts, name));
      return isPersonal(name) && facts[name] ? markOf(name) : facts[name];
    },
  });
  return { marked, looked };
}

type Values = RegistrationFacts & { [UNSUBSCRIBE]: string | null };

function filled(letter: RenderedMail, values: Values): RenderedMail {
  const fill = (text: string, write: (value: string) => string) =>
    text.replace(MARK, (mark, name: string) =>
      isPersonal(name) || name === UNSUBSCRIBE ? write(values[name] ?? "") : mark,
    );
  const asIs = (value: string) => value;
  return {
    ...letter,
    subject: fill(letter.subject, asIs),
    text: fill(letter.text, asIs),
    html: fill(letter.html, escaped),
  };
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

/** As React writes text and attributes. */
function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
