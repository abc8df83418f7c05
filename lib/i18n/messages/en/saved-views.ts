/** Words of views of the list that are kept under a name. */
export const savedViews = {};
