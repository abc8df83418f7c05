import type { Messages } from "../en";

/** Ord om tegn i arrangørernes tekster, som læserne ser, som de er skrevet. */
export const unreadMarks: Messages["unreadMarks"] = {
  title: "Læserne vil se disse tegn, som du skrev dem",
  text: "Alt kan gemmes, som det er. Se det igennem, før læserne gør:",
  at: "{field}, linje {line, number}, »{typed}«: {advice}",
  advice: {
    heading: "overskrifter bruges ikke her. Udelad tegnene; et kort afsnit med fed skrift falder også i øjnene.",
    table: "tabeller bruges ikke her. En liste siger det lige så godt.",
    picture: "billeder bruges ikke her. Skriv, hvad de viser.",
    html: "HTML bruges ikke her. Udelad koderne, og skriv tegnene, som de er.",
    code: "kode bruges ikke her. Udelad de omvendte apostroffer.",
    quote: "citatblokke bruges ikke her. Anførselstegn er nok.",
    divider: "skillelinjer bruges ikke her. En tom linje begynder et nyt afsnit.",
    struck: "overstregede ord bruges ikke her. Udelad dem.",
    bare_address: "en adresse i vinkelparenteser fører ingen steder hen. Skriv i stedet [ord](https://example.org).",
    definition: "links står dér, hvor deres ord er. Skriv i stedet [ord](https://example.org).",
    bold: "fed skrift bruges ikke i dette felt. Udelad stjernerne.",
    italic: "kursiv bruges ikke i dette felt. Udelad tegnene.",
    link: "links med ord bruges ikke i dette felt. Skriv kun ordene, eller adressen, som den er.",
  },
};
