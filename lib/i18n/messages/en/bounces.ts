/** Words about mail that came back. */
export const bounces = {};
