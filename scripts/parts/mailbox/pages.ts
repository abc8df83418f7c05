import type { ParsedMail } from "mailparser";
import type { Summary } from "./store";

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; }
th, td { text-align: left; padding: .6rem .75rem .6rem 0; border-bottom: 1px solid #8885; vertical-align: top; overflow-wrap: anywhere; }
a { color: LinkText; text-underline-offset: .15em; display: inline-block; min-height: 1.5rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border: 1px solid #8885; border-radius: 4px; padding: 1rem; margin: 0; }
iframe { width: 100%; height: 46rem; border: 1px solid #8885; border-radius: 4px; background: #fff; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
input, button { font: inherit; padding: .4rem .6rem; }
`;

/** Text as HTML shows it. */
function asHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${asHtml(title)}</title><style>${style}</style></head><body>${body}</body></html>`;
}

/** The list, newest first. @param to what was searched for. */
export function listPage(mails: Summary[], to: string): string {
  const rows = mails.map(
    ({ id, receivedAt, to, subject }) => `<tr><td><a href="/mails/${id}">${asHtml(subject || "(no subject)")}</a></td>
<td>${asHtml(to.join(", "))}</td><td><time datetime="${receivedAt}">${receivedAt.slice(0, 19).replace("T", " ")} UTC</time></td></tr>`,
  );
  return page(
    "Local mailbox",
    `<main><h1>Local mailbox</h1><p>Mails of this application end here. Nothing is sent to anybody.</p>
<form><label>To <input name="to" type="search" value="${asHtml(to)}"></label> <button>Show</button></form>
${
  rows.length === 0
    ? "<p>No mails here yet. Reload the page when you expect one.</p>"
    : `<table><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Received</th></tr></thead><tbody>${rows.join("")}</tbody></table>`
}</main>`,
  );
}

/** One mail: headers, the HTML as a mail program shows it, the plain text, and its files. */
export function mailPage({ id, receivedAt, to }: Summary, mail: ParsedMail): string {
  const facts = [
    ["From", mail.from?.text ?? ""],
    ["To", to.join(", ")],
    ["Received", `${receivedAt.slice(0, 19).replace("T", " ")} UTC`],
  ];
  const files = mail.attachments.map(
    (file, index) => `<li><a href="/mails/${id}/files/${index}">${asHtml(file.filename ?? file.contentType)}</a>
(${asHtml(file.contentType)}, ${file.size} bytes)</li>`,
  );
  return page(
    mail.subject ?? "Mail",
    `<p><a href="/">All mails</a></p><main><h1>${asHtml(mail.subject || "(no subject)")}</h1>
<dl>${facts.map(([name = "", value = ""]) => `<dt>${name}</dt><dd>${asHtml(value)}</dd>`).join("")}</dl>
${mail.html ? `<h2>HTML</h2><iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${id}/html"></iframe>` : ""}
<h2>Plain text</h2><pre>${linked(mail.text ?? "")}</pre>
${files.length > 0 ? `<h2>Files</h2><ul>${files.join("")}</ul>` : ""}
<p><a href="/mails/${id}/source">Source of the mail</a></p></main>`,
  );
}

function linked(text: string): string {
  return asHtml(text).replace(/https?:\/\/[^\s<>&]+(?:&#38;[^\s<>&]+)*/g, (url) => `<a href="${url}">${url}</a>`);
}
