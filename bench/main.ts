import { cpus } from 'node:os';
import { LOAD_CORE, pinSelf } from './child.ts';
import { benchFanout } from './fanout.ts';
import { benchGate } from './gate.ts';
import { benchLatency } from './latency.ts';
import { benchMemory } from './memory.ts';
import { benchQuery } from './query.ts';
import { Report } from './report.ts';
import { benchResolve } from './resolve.ts';
import { openWorld, type World } from './world.ts';

// Each figure beside a floor that is measured in the same run: the machine is other people's too, so what counts is the
// ratio of CPU times (or both times), never how much was done in a second.

const parts: Readonly<Record<string, (report: Report, world: World) => void | Promise<void>>> = {
  resolve: benchResolve,
  query: benchQuery,
  latency: benchLatency,
  gate: benchGate,
  fanout: benchFanout,
  memory: benchMemory,
};

const LONGEST = 10 * 60_000; // 10 minutes, then something hangs

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}"; choose from ${Object.keys(parts).join(', ')}, or none for all.`);
  process.exit(2);
}
setTimeout(() => {
  console.error('The benchmark takes too long and is stopped.');
  process.exit(1);
}, LONGEST).unref();

const pinned = pinSelf(LOAD_CORE);
console.log(`Node ${process.version}, ${cpus().length} cores${pinned ? ', server and load on one each' : ''}`);
const report = new Report();
const started = performance.now();
{
  await using world = await openWorld();
  for (const [name, bench] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`${name}:`);
    await bench(report, world);
  }
}
report.print();
console.log(`${Math.round((performance.now() - started) / 1_000)} s`);
process.exit();
