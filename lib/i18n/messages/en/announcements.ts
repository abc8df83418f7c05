/** Words of announcements and of the choice of whom they reach. */
export const announcements = {
  audience: {
    q: "With these words",
    qHint: "Looked for in name, organisation, email and reference",
    statuses: "Status",
    locales: "Language of their mail",
    countries: "Country",
    types: "Type of organisation",
    attendance: "Attendance",
    attendances: { any: "Does not matter", present: "Was there", absent: "Is not marked as present" },
    withCount: "{label} ({count})",
    none: "No answer",
    former: "{label} (no longer offered)",
    retired: "{label} (no longer asked)",
    gone: "A question that is no longer there",
    goneHint: "It finds nobody. Untick it, and choose again.",
    goneValue: "Answer “{value}”",
    everybody: "Everybody on record, whatever their status",
    condition: "{label}: {values}",
    search: "With the words “{words}”",
    problems: {
      question_gone:
        "One of the questions this choice was made by is no longer there, or has become sensitive. As it stands, nobody is found.",
      question_retired: "“{label}” is no longer asked. Only those are found who answered it while it was.",
      option_gone: "“{option}” is no longer offered under “{label}”. Only those are found who had chosen it.",
    },
  },
};
