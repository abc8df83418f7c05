/** Words of changing, adding, merging and restoring registrations at the desk. */
export const personDesk = {};
