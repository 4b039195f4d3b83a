/** Something in a configuration file is wrong. The message is one sentence that names the line, where it is known, and the path. */
export class ConfigurationFault extends Error {
  readonly file: string;
  /** The first is 1; null where there are no lines. */
  readonly line: number | null;
  /** As `tiers[2].features["models.openai"]`; empty for the whole file. */
  readonly path: string;

  constructor(file: string, line: number | null, path: string, why: string) {
    const place = `${file}${line === null ? '' : `:${line}`}`;
    super(`${place}: ${path === '' ? '' : `${path}: `}${why}`);
    this.name = 'ConfigurationFault';
    this.file = file;
    this.line = line;
    this.path = path;
  }
}

/** A path as people write it in code. */
export function pathText(path: readonly (string | number)[]): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^[A-Za-z_]\w*$/.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}
