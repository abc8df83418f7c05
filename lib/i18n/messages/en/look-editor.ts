/** Words of colours, logo and previews. */
export const lookEditor = {};
