/** Which announcement a button is about, and in which version its presser has seen it. */
export function About({ slug, announcement }: { slug: string; announcement: { id: string; version: number } }) {
  return (
    <>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={announcement.id} />
      <input type="hidden" name="version" value={announcement.version} />
    </>
  );
}
