/** Words of announcements and of the choice of whom they reach. */
export const announcements = {};
