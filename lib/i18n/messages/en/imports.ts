/** Words of importing people from a file. */
export const imports = {};
