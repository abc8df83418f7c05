/** Words of the team: who may do what. */
export const team = {};
