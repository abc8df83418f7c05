import type { ReactNode } from "react";

/** For `<mailto>{address}</mailto>` in a message: makes the address a link. @param address the text between the tags. */
export function mailto(address: ReactNode): ReactNode {
  return <a href={`mailto:${String(address)}`}>{address}</a>;
}
