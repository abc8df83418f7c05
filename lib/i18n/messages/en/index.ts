export const en = {} as const;

/** Same keys in every language; the words differ. */
type Words<T> = { [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]> };
export type Messages = Words<typeof en>;
