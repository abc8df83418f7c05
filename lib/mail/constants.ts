/** Purpose of the key in links to unsubscribe. */
export const unsubscribePurpose = "unsubscribe";
