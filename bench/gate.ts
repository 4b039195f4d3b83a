import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { launchChromium } from '../tests/support/chromium.ts';
import { SERVER_CORE, startChild } from './child.ts';
import type { Report } from './report.ts';
import type { ServerMethods } from './server.child.ts';
import { settingsFor } from './settings.ts';
import { median, percentile } from './statistics.ts';
import type { World } from './world.ts';
import { Writer } from './writer.ts';

const FLIPS = 100;
const WARM_UP = 10;
const FEATURE = 'ui.flow_builder.version_control';
const GATE = 'version-history';

/** How long a change takes from its commit until React has changed the gate in the demo's document, in Chromium. */
export async function benchGate(report: Report, world: World): Promise<void> {
  await using opened = new AsyncDisposableStack();
  buildDemo();
  const databaseUrl = await world.database('gate');
  const writer = opened.use(await Writer.connect(databaseUrl));
  const server = opened.use(await startChild<ServerMethods>('./server.child.ts', SERVER_CORE));
  const url = await server.call('start', { ...settingsFor(databaseUrl), DEMO: 'on' });
  const browser = await launchChromium();
  opened.defer(() => browser.close());
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: /Noor Haddad/ }).click();
  await page.locator('.connection[data-status="live"]').waitFor();
  // The open panel reads the whole tier after each change, and the gate is what is measured.
  await page.getByRole('button', { name: 'Close the admin panel' }).click();
  await page.evaluate(watchGate, GATE);

  const afterCommit: number[] = [];
  const total: number[] = [];
  for (let flip = -WARM_UP; flip < FLIPS; flip += 1) {
    const { sentAt, committedAt } = await writer.flip(FEATURE);
    const renderedAt = await page.evaluate((count) => window.renderedAt(count), flip + WARM_UP + 1);
    await pause(40 + Math.random() * 40);
    if (flip < 0) continue;
    // The writer's clock is the machine's monotonic one, the page's counts from 1970.
    const monotonic = renderedAt - CLOCKS_APART;
    afterCommit.push(monotonic - committedAt);
    total.push(monotonic - sentAt);
  }
  report.amount('COMMIT -> rendered gate in Chromium: p50', 'ms', median(afterCommit), 15);
  report.amount('... p99', 'ms', percentile(afterCommit, 99), 60);
  report.amount('... p50 with the commit itself', 'ms', median(total));
  report.amount('... p99 with the commit itself', 'ms', percentile(total, 99));
}

/** Milliseconds that a clock of 1970 is ahead of the machine's monotonic one; both run through a run of seconds alike. */
const CLOCKS_APART = performance.timeOrigin + performance.now() - Number(process.hrtime.bigint()) / 1e6;

function buildDemo(): void {
  const root = new URL('..', import.meta.url).pathname;
  if (existsSync(`${root}dist/client/index.html`)) return;
  execFileSync(process.execPath, [`${root}node_modules/vite/bin/vite.js`, 'build', '--logLevel', 'error'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

declare global {
  interface Window {
    /** When the gate had changed so many times, in milliseconds since 1970; waits for it. */
    renderedAt: (flips: number) => Promise<number>;
  }
}

/** Runs in the page. The observer runs right after React has changed the document. */
function watchGate(name: string): void {
  const gate = document.querySelector(`[data-gate="${name}"]`);
  if (gate === null) throw new Error('the gate is not there');
  const times: number[] = [];
  const waiting = new Map<number, (at: number) => void>();
  new MutationObserver(() => {
    times.push(performance.timeOrigin + performance.now());
    waiting.get(times.length)?.(times.at(-1) ?? 0);
  }).observe(gate, { attributeFilter: ['data-state'] });
  window.renderedAt = (flips) =>
    new Promise((resolve) => {
      const at = times[flips - 1];
      if (at === undefined) waiting.set(flips, resolve);
      else resolve(at);
    });
}
