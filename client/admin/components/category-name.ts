/** A category as people read it: `models_and_agents` is `Models and agents`. */
export function categoryName(category: string): string {
  const words = category.replaceAll('_', ' ').replace(/\bio$/, 'I/O');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
