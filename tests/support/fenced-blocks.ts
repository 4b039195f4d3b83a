/** A fenced block of a Markdown page. */
export interface FencedBlock {
  readonly language: string;
  /** The file that it is said to be, by a comment `<!-- file: name -->` in front of it. */
  readonly file: string | undefined;
  readonly code: string;
}

const FENCE = /(?:<!-- file: (\S+) -->\s*)?^( *)```(\w+)\n([\s\S]*?)^ *```$/gm;

/** The code of a page, in its order. */
export const fencedBlocks = (page: string): FencedBlock[] =>
  [...page.matchAll(FENCE)].map(([, file, indent = '', language = '', code = '']) => ({
    file,
    language,
    code: code
      .split('\n')
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
      .join('\n'),
  }));
