/** For how long a colleague can take an offered place over, in days; the event's start comes first. */
export const HANDOVER_DAYS = 7;

/** Purpose under which the keys of handover links are signed. */
export const handoverPurpose = "handover";
