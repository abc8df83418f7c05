/** Words of exports by purpose. */
export const exports = {};
