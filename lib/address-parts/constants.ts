/** How much of a value that was not understood is shown: enough to find it in the address. */
export const SHOWN_CHARACTERS = 60;

/** How many such values are shown one by one; of the rest, how many there are. */
export const SHOWN_PARTS = 8;
