/** Words of making, changing and publishing events. */
export const eventEditor = {};
