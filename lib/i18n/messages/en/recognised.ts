/** Words about the public bodies that organisers recognise. */
export const recognised = {
  hint: {
    recognised: "Recognised",
    freeMail: "Free mail",
    unknown: "Unknown domain",
  },
  list: {
    title: "Recognised bodies",
    lead: "Addresses at these domains are shown as recognised at all events. Anybody can type an address, so it proves something only once the person has confirmed it.",
    add: "Add a body",
    addSeveral: "Paste a list",
    readOnly: "Your role can read this list, not change it.",
    none: "No bodies yet. Addresses are shown as unknown or as free mail.",
    count: "{count, plural, one {# body} other {# bodies}}",
    name: "Name",
    domains: "Domains",
  },
  said: {
    added: "Added to the list.",
    changed: "The changes are saved.",
    removed: "Removed from the list.",
  },
  form: {
    name: "Name",
    domains: "Domains",
    domainsHint:
      "What stands after the @, one per line, for example aarhus.dk. Addresses like name@by.aarhus.dk then count too.",
    save: "Save",
    back: "Back without saving",
  },
  add: { title: "Add a recognised body" },
  several: {
    title: "Paste a list of bodies",
    list: "Bodies",
    hint: "One per line: the name, then its domains, for example: Aarhus Kommune; aarhus.dk. Rows copied from a spreadsheet work too.",
    save: "Add them all",
  },
  remove: {
    link: "Remove this body from the list",
    title: "Remove {name} from the list?",
    text: "Registrations stay as they are. From now on, addresses at its domains are shown as unknown.",
    confirm: "Yes, remove it",
    keep: "Keep it",
  },
  errors: {
    quoted: "“{entry}”",
    name_missing: "Enter a name",
    name_too_long: "Shorten the name to 200 characters",
    name_unprintable: "Remove the characters that cannot be shown from the name",
    domains_missing: "Enter at least one domain, for example aarhus.dk",
    domains_too_many: "Enter at most 200 domains for one body",
    domains_too_long: "That is too much for one body. Enter at most 200 domains",
    not_domains:
      "{count, plural, one {{entries} is not a domain. Write it like aarhus.dk} other {These are not domains: {entries}{more, plural, =0 {} other { and # more}}. Write them like aarhus.dk}}",
    free_mail:
      "{count, plural, one {Anybody can have an address at {entries}. Remove it} other {Anybody can have an address at these: {entries}{more, plural, =0 {} other { and # more}}. Remove them}}",
    list_missing: "Enter at least one body, for example: Aarhus Kommune; aarhus.dk",
    list_too_long: "That is too much at once. Paste at most 20,000 characters",
    lines_without_name:
      "{count, plural, one {Write a name in front of the domain: {entries}} other {Write a name in front of the domains in these lines: {entries}{more, plural, =0 {} other { and # more}}}}",
    lines_without_domain:
      "{count, plural, one {Write a domain such as aarhus.dk at the end of the line: {entries}} other {Write a domain such as aarhus.dk at the end of these lines: {entries}{more, plural, =0 {} other { and # more}}}}",
    named_twice:
      "{count, plural, one {{entries} stands in the list twice. Keep it in one place} other {These stand in the list twice: {entries}{more, plural, =0 {} other { and # more}}. Keep each in one place}}",
    taken: "{domain} belongs to {name} already.",
  },
};
