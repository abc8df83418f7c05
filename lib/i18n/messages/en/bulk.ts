/** Words of what is done to many registrations at once. */
export const bulk = {};
