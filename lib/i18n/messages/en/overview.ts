/** Words of the overview’s figures and plots. */
export const overview = {};
