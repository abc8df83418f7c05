import type { Locale } from "../i18n/locales";
import type { AskedQuestion } from "../questions/constants";

/** Most questions of an event and most options of a question: an honest form stays far below. */
export const QUESTIONS_PER_EVENT = 60;
export const OPTIONS_PER_QUESTION = 40;

/** Longest texts of a question. */
export const questionLength = { label: 300, help: 600, option: 200 } as const;

/** Empty rows for further options in the editor. */
export const SPARE_OPTIONS = 3;

type UsualQuestion = Pick<AskedQuestion, "key" | "kind" | "options" | "showIfValues"> & {
  /** Key of the question it waits for. */
  showIfKey: string | null;
  texts: Record<Locale, { label: string; help: string | null; options: Record<string, string> }>;
};

/**
 * What nearly every event asks: sensitive, so optional, with a consent of their own and deleted soon after the event.
 * Diets are choices, so that a caterer gets counts.
 */
export const usualQuestions: UsualQuestion[] = [
  {
    key: "diet",
    kind: "several_of",
    options: ["vegetarian", "vegan", "halal", "kosher", "gluten_free", "lactose_free", "allergy", "other"],
    showIfKey: null,
    showIfValues: [],
    texts: {
      en: {
        label: "What should we know about what you eat?",
        help: null,
        options: {
          vegetarian: "Vegetarian",
          vegan: "Vegan",
          halal: "Halal",
          kosher: "Kosher",
          gluten_free: "No gluten",
          lactose_free: "No lactose",
          allergy: "I have an allergy",
          other: "Something else",
        },
      },
      da: {
        label: "Hvad skal vi vide om det, du spiser?",
        help: null,
        options: {
          vegetarian: "Vegetarisk",
          vegan: "Vegansk",
          halal: "Halal",
          kosher: "Kosher",
          gluten_free: "Uden gluten",
          lactose_free: "Uden laktose",
          allergy: "Jeg har en allergi",
          other: "Noget andet",
        },
      },
    },
  },
  {
    key: "diet_details",
    kind: "short_text",
    options: [],
    showIfKey: "diet",
    showIfValues: ["allergy", "other"],
    texts: {
      en: { label: "Which allergy, or what else?", help: "For example nuts or shellfish.", options: {} },
      da: { label: "Hvilken allergi eller hvad andet?", help: "For eksempel nødder eller skaldyr.", options: {} },
    },
  },
  {
    key: "access_needs",
    kind: "long_text",
    options: [],
    showIfKey: null,
    showIfValues: [],
    texts: {
      en: {
        label: "What do you need to take part on equal terms?",
        help: "For example step-free access, a hearing loop, a sign language interpreter or a quiet place.",
        options: {},
      },
      da: {
        label: "Hvad har du brug for for at kunne deltage på lige fod?",
        help: "For eksempel adgang uden trin, teleslynge, tegnsprogstolk eller et roligt sted.",
        options: {},
      },
    },
  },
];
