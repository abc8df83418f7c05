/** Words of the programme on the event’s page. */
export const programme = {};
