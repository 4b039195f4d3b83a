/** The condition that one of these properties contains the text, whatever its case; none for no text. */
export function containsText(properties: readonly string[], text: string | null | undefined): Record<string, unknown> {
  const wanted = text?.trim();
  if (!wanted) return {};
  // What stands for "anything" in a pattern is ordinary text to whoever types it.
  const pattern = `%${wanted.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return { $or: properties.map((property) => ({ [property]: { $ilike: pattern } })) };
}
