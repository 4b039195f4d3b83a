import { gzipSync } from 'node:zlib';
import { build, type InlineConfig, type Rolldown } from 'vite';

interface Budget {
  readonly what: string;
  readonly config: InlineConfig;
  /** Modules that the first screen loads when it shows, beside what the page loads anyway. */
  readonly screens: readonly string[];
  readonly budgetBytes: number;
}

const react = [/^react(\/|$)/, /^react-dom(\/|$)/];

// What the first load of a page costs in scripts: minified and gzipped, in bytes.
const budgets: readonly Budget[] = [
  {
    what: 'console, up to its overview',
    config: { configFile: 'vite.admin.config.ts' },
    screens: ['client/admin/overview/overview-screen.tsx'],
    budgetBytes: 300_000,
  },
  {
    what: 'demo, beside React',
    config: { configFile: 'vite.config.ts', build: { rolldownOptions: { external: react } } },
    screens: [],
    budgetBytes: 150_000,
  },
];

async function chunksOf(config: InlineConfig): Promise<readonly Rolldown.OutputChunk[]> {
  const output = (await build({
    ...config,
    logLevel: 'error',
    build: { ...config.build, write: false, emptyOutDir: false, sourcemap: false },
  })) as Rolldown.RolldownOutput;
  return output.output.filter((part) => part.type === 'chunk');
}

/** These chunks, and all that they import before they run. */
function withImports(
  first: readonly Rolldown.OutputChunk[],
  all: readonly Rolldown.OutputChunk[],
): ReadonlySet<Rolldown.OutputChunk> {
  const found = new Set(first);
  // A set grows while it is walked.
  for (const { imports } of found) {
    for (const chunk of all) if (imports.includes(chunk.fileName)) found.add(chunk);
  }
  return found;
}

// Vite takes NODE_ENV from the shell, and a page in production is what is measured.
process.env['NODE_ENV'] = 'production';
let over = 0;
for (const { what, config, screens, budgetBytes } of budgets) {
  const all = await chunksOf(config);
  const shown = screens.map((screen) => {
    const chunk = all.find(({ facadeModuleId }) => facadeModuleId?.endsWith(screen) === true);
    if (chunk === undefined) throw new Error(`${screen} has no chunk of its own. Name what the first screen loads.`);
    return chunk;
  });
  const loaded = [...withImports([...all.filter(({ isEntry }) => isEntry), ...shown], all)];
  const bytes = loaded.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).byteLength, 0);
  const verdict = bytes <= budgetBytes ? '' : '  OVER BUDGET';
  if (verdict !== '') over++;
  process.stdout.write(`${String(bytes).padStart(6)} of ${String(budgetBytes).padStart(6)} bytes  ${what}${verdict}\n`);
}
if (over > 0) process.exitCode = 1;
