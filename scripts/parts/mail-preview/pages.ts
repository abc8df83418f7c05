import type { PreviewedLetter } from "./letters";

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 90rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 1rem 0 .5rem; }
a { display: inline-block; min-height: 1.5rem; text-underline-offset: .15em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid #8885; vertical-align: top; overflow-wrap: anywhere; }
.beside { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 45rem) minmax(0, 1fr); }
iframe { width: 100%; height: 70rem; border: 1px solid #8885; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8885; padding: 1rem; margin: 0; }
@media (width < 60rem) { .beside { grid-template-columns: minmax(0, 1fr); } }
`;

function asHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function page(title: string, body: string, lang = "en"): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${asHtml(title)}</title><style>${style}</style></head><body>${body}</body></html>`;
}

const address = ({ name, locale }: Pick<PreviewedLetter, "name" | "locale">) => `/${locale}/${name}`;

/** All letters, one line each, with their subject per language. */
export function indexPage(letters: PreviewedLetter[]): string {
  const locales = [...new Set(letters.map(({ locale }) => locale))];
  const names = [...new Set(letters.map(({ name }) => name))].sort();
  const cell = (name: string, locale: string) => {
    const letter = letters.find((each) => each.name === name && each.locale === locale);
    return `<td>${letter ? `<a lang="${locale}" href="${address(letter)}">${asHtml(letter.subject)}</a>` : ""}</td>`;
  };
  const rows = names.map(
    (name) => `<tr><th scope="row">${name}</th>${locales.map((locale) => cell(name, locale)).join("")}</tr>`,
  );
  return page(
    "All letters",
    `<main><h1>All letters</h1><p>Made from samples; each page is made anew when it is loaded.</p><table>
<thead><tr><th scope="col">Letter</th>${locales.map((locale) => `<th scope="col">${locale}</th>`).join("")}</tr></thead>
<tbody>${rows.join("")}</tbody></table></main>`,
  );
}

/** One letter: HTML and plain text side by side. */
export function letterPage(letter: PreviewedLetter, others: PreviewedLetter[]): string {
  const inOther = others
    .filter(({ name, locale }) => name === letter.name && locale !== letter.locale)
    .map((other) => `<a href="${address(other)}">${other.locale}</a>`);
  return page(
    letter.subject,
    `<p><a href="/">All letters</a> · ${letter.name} · ${letter.locale} ${inOther.map((link) => `· ${link}`).join(" ")}</p>
<main lang="${letter.locale}"><h1>${asHtml(letter.subject)}</h1><div class="beside">
<div><h2>HTML</h2><iframe title="The letter as HTML" sandbox="" src="${address(letter)}/html"></iframe></div>
<div><h2>Text</h2><pre>${asHtml(letter.text)}</pre></div></div></main>`,
  );
}

/** What stands there instead when the letters cannot be made: the words of the code that could not be run. */
export function brokenPage(reason: string): string {
  return page("Not made", `<main><h1>The letters cannot be made</h1><pre>${asHtml(reason)}</pre></main>`);
}
