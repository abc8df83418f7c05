/** There is no such thing, or it is not for this person to know. Becomes a 404 page. */
export class NotFoundError extends Error {
  override name = "NotFoundError";
}
