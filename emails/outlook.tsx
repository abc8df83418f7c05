/** Where `forOutlook` puts what only Outlook reads; React has no way to write a conditional comment. */
export function OutlookMark({ at }: { at: "start" | "end" }) {
  return <i data-outlook={at} />;
}

const marks = { start: '<i data-outlook="start"></i>', end: '<i data-outlook="end"></i>' };

/** Outlook for Windows knows no largest width, and takes its own typeface where it does not know the first one named. */
const column =
  '<table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td>';
const typeface =
  "<style>body, table, td, th, p, a, li, h1, h2 { font-family: 'Segoe UI', Arial, sans-serif !important; }</style>";

/** Gives Outlook for Windows the width of the letter and a typeface; all other programs read these as comments. */
export function forOutlook(html: string): string {
  return html
    .replace("</head>", `${onlyOutlook(typeface)}</head>`)
    .replace(marks.start, onlyOutlook(column))
    .replace(marks.end, onlyOutlook("</td></tr></table>"));
}

function onlyOutlook(html: string): string {
  return `<!--[if mso]>${html}<![endif]-->`;
}
