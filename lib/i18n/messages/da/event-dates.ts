/** Words of the pages on which an event is moved or cancelled. */
export const eventDates = {};
