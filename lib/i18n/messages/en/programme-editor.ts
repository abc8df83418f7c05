/** Words of the editor of programme and speakers. */
export const programmeEditor = {};
