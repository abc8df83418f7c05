type AskedList = { what: string; query: string; bare?: readonly [where: string, order: string] };

/** What is asked of the list, and the shortest SQL that answers the same. `$1` is the event. */
export const lists: AskedList[] = [
  {
    what: "list as it opens",
    query: "",
    bare: ["", "r.registered_at DESC, r.id DESC"],
  },
  {
    what: "search and three filters",
    query: "q=Jorgensen&status=confirmed&country=DK&type=municipality",
    bare: [
      `AND r.search_text LIKE '%jorgensen%' AND r.status = 'confirmed' AND r.country = 'DK'
        AND r.organisation_type = 'municipality'`,
      "r.registered_at DESC, r.id DESC",
    ],
  },
  {
    what: "search with a typo and three filters",
    query: "q=Jogrensen&spelling=similar&status=confirmed&country=DK&type=municipality",
  },
  {
    what: "three filters, sorted by name",
    query: "status=waitlisted&country=DK&language=da&sort=name",
    bare: [
      "AND r.status = 'waitlisted' AND r.country = 'DK' AND r.locale = 'da'",
      'r.family_name COLLATE "en-x-icu", r.given_name COLLATE "en-x-icu", r.id',
    ],
  },
  {
    what: "the last page by name",
    query: "sort=name&page=999999",
  },
  {
    what: "search in Chinese letters",
    query: "q=山田",
    bare: ["AND r.search_text LIKE '%山田%'", "r.registered_at DESC, r.id DESC"],
  },
  {
    what: "search in Arabic letters",
    query: "q=محمد",
    bare: ["AND r.search_text LIKE '%محمد%'", "r.registered_at DESC, r.id DESC"],
  },
  { what: "all, sorted by tags", query: "sort=tags" },
  { what: "all, sorted by attendance", query: "sort=-attendance" },
];

/** Everybody, sorted by what they answered. */
export const byAnswer = (questionId: string): AskedList => ({
  what: "all, sorted by an answer",
  query: `sort=answer.${questionId}`,
});
