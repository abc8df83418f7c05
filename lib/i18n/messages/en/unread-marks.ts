/** Words about marks in organisers’ texts that readers see as they were typed. */
export const unreadMarks = {
  title: "Readers will see these marks as you typed them",
  text: "Everything can be saved as it is. Have a look before readers do:",
  at: "{field}, line {line, number}, “{typed}”: {advice}",
  advice: {
    heading: "headings are not used here. Leave out the marks; a short paragraph in bold stands out too.",
    table: "tables are not used here. A list says it as well.",
    picture: "pictures are not used here. Say in words what they show.",
    html: "HTML is not used here. Leave out the tags, and type characters as they are.",
    code: "code is not used here. Leave out the backquotes.",
    quote: "quotes are not used here. Quotation marks will do.",
    divider: "lines across the page are not used here. An empty line begins a new paragraph.",
    struck: "struck-out words are not used here. Leave them out.",
    bare_address: "an address in angle brackets leads nowhere. Write [words](https://example.org) instead.",
    definition: "links stand where their words are. Write [words](https://example.org) instead.",
    bold: "bold is not used in this field. Leave out the stars.",
    italic: "italic is not used in this field. Leave out the marks.",
    link: "links with words are not used in this field. Write the words alone, or the address as it is.",
  },
};
