/** The cells of a table's rows without its head, between the comments `<!-- name: ... -->` and `<!-- /name -->`. */
export function tableBetween(markdown: string, name: string): string[][] {
  const section = new RegExp(`<!-- ${name}:.*?-->([^]*?)<!-- /${name} -->`).exec(markdown)?.[1];
  if (section === undefined) throw new Error(`there is no section ${name}`);
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        // Prettier escapes what Markdown would read as emphasis.
        .map((cell) => cell.trim().replaceAll(/\\([*_])/g, '$1')),
    );
}

/** What stands as code in the first column of such a table. */
export function firstColumn(markdown: string, name: string): string[] {
  return tableBetween(markdown, name).flatMap(([cell]) => (cell === undefined ? [] : cell.replaceAll('`', '')));
}

/** The texts of the fenced blocks of a language. */
export function codeBlocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map((match) => match[1] ?? '');
}
