/** There is no such thing, or it is not for this person to know. Becomes a 404 page. */
export class NotFoundError extends Error {
  override name = "NotFoundError";
}

/** Signed in, but not allowed. Becomes a page that says so. */
export class ForbiddenError extends Error {
  override name = "ForbiddenError";
}

/** For the end of a switch: the compiler refuses it while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`A case was forgotten: ${JSON.stringify(value)}`);
}
