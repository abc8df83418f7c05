/** What may have stopped a form from being kept, as it stands in the address after the redirect. */
export type FormProblem = "cookies" | "too-much";

/** Reads it from the address; anything else somebody typed there counts as no problem. */
export async function formProblem(searchParams: Promise<{ problem?: string }>): Promise<FormProblem | null> {
  const { problem } = await searchParams;
  return problem === "cookies" || problem === "too-much" ? problem : null;
}
