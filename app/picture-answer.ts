/**
 * A picture that pages show. Its kind was found from its content, and it gets no rights of its own should somebody open it
 * by itself. An address that names the content (`?v=`) can be kept for good; any other for five minutes.
 * @param scope who may keep it: `public` caches on the way too, `private` the reader's browser alone.
 */
export function pictureAnswer(
  request: Request,
  picture: { contentType: string; bytes: Uint8Array; sha256: string },
  scope: "public" | "private",
): Response {
  const tag = `"${picture.sha256}"`;
  const named = new URL(request.url).searchParams.get("v");
  const isNamed = named !== null && named.length >= 16 && picture.sha256.startsWith(named);
  const headers = {
    etag: tag,
    "cache-control": `${scope}, ${isNamed ? "max-age=31536000, immutable" : "max-age=300"}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  };
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  if (known.includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(picture.bytes), {
    headers: { ...headers, "content-type": picture.contentType, "content-length": String(picture.bytes.length) },
  });
}
