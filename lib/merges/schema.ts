import { registrationFields } from "../registrations/constants";

/** What stands in two registrations and can differ, in the order of the page; answers and sensitive answers come after. */
export const mergedFields = [...registrationFields, "locale"] as const;
export type MergedField = (typeof mergedFields)[number];

/** Name under which the sensitive answers of a registration are chosen, all of them together: their words are not shown. */
export const SENSITIVE = "sensitive";

/** Name of the field that chooses whose value stays. */
export const takeField = (field: string) => `take.${field}`;
