// What people type, as the journal knows it.

/** Shorter words would match the label of nearly any field. */
const FEWEST_LETTERS = 3;

/**
 * The technical name of the field whose label the text is, or begins; `null` when there is none.
 * Fields are kept by their technical names, which is not what people search for.
 */
export function fieldMeant(text: string, labels: Readonly<Record<string, string>>): string | null {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted.length < FEWEST_LETTERS) return null;
  const entries = Object.entries(labels).map(
    ([property, label]) => [property, label.toLocaleLowerCase()] as const,
  );
  const exact = entries.find(([, label]) => label === wanted);
  const begun = exact ?? entries.find(([, label]) => label.startsWith(wanted));
  return begun?.[0] ?? null;
}
