import { writeFile } from 'node:fs/promises';
import { addCommand } from './add-command.ts';
import { CliError } from './cli.ts';
import type { CommandSetup } from './command-setup.ts';
import { withDatabase } from './with-database.ts';

export function addTypes({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'types',
    summary: 'Write the feature keys of your registry as TypeScript.',
    description:
      'Writes a TypeScript file that tells the SDK the feature keys of your registry, so that a misspelt key does not compile. Run it again after the registry has changed.',
    examples: ['tfc types --out src/feature-keys.d.ts', 'tfc types --module ./sdk/index.ts > feature-keys.ts'],
  })
    .option('--module <name>', 'The module that the SDK is imported from.', '@tenant-feature-control/sdk')
    .option('--out <file>', 'Write it there instead of to the terminal.')
    .action(
      answering(async ({ module, out }: { module: string; out?: string }) =>
        withDatabase(cli, async ({ em }) => {
          const rows = await em.execute<{ key: string }[]>(
            'select feature_key as key from feature_registry order by feature_key collate "C"',
          );
          const keys = rows.map(({ key }) => key);
          if (keys.length === 0) throw new CliError('The registry is empty; run `tfc seed` first.', 'EMPTY_REGISTRY');
          const source = sourceOf(module, keys);
          if (out === undefined) return { text: source.trimEnd(), json: { keys, source } };
          await writeFile(out, source).catch((error: unknown) => {
            throw new CliError(`${out} cannot be written (${String(Object(error)['code'])}).`, 'NO_FILE');
          });
          return { text: `Wrote ${out}: ${keys.length} keys.`, json: { file: out, keys } };
        }),
      ),
    );
}

function sourceOf(module: string, keys: readonly string[]): string {
  const name = JSON.stringify(module)
    .slice(1, -1)
    .replaceAll("'", String.raw`\'`);
  return `// Written by \`tfc types\`. Do not edit.
import '${name}';

declare module '${name}' {
  interface FeatureKeyRegistry {
    keys:
${keys.map((key) => `      | '${key}'`).join('\n')};
  }
}
`;
}
