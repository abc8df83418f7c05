/** Words of what organisers are told by mail. */
export const news = {};
