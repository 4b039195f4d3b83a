import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startTestApp } from '../support/app.ts';
import { codeBlocks } from '../support/markdown.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const tour = /^## Quick tour of the API$([^]*?)^## /m.exec(readme)?.[1] ?? '';
const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** Where a reader waits for what the subscription prints, the test waits for it however slow the machine is. */
const patient = (script: string): string =>
  `WATCHED=$(mktemp)\n${script}`
    .replace("<<'JS' &", `> "$WATCHED" <<'JS' &`)
    .replace('sleep 2', untilWatched('all 50 features'))
    .replace('sleep 1', untilWatched('version_control'))
    .concat('cat "$WATCHED"; rm "$WATCHED"\n');

const untilWatched = (words: string): string => `until grep -q '${words}' "$WATCHED"; do sleep 0.1; done`;

it.runIf(hasCurl)("the README's quick tour does what it says, typed in as it stands", async () => {
  const app = await startTestApp({ settings: { DEMO: 'on' } });
  try {
    const script = codeBlocks(tour, 'sh').join('\n');
    expect(script).toContain('API=http://127.0.0.1:4000');
    const shell = spawn('sh', ['-c', patient(script.replace('http://127.0.0.1:4000', app.url))], {
      cwd: root,
      timeout: 25_000, // 25 seconds, before the test's own end
    });
    const exited = once(shell, 'exit');
    const [output, complaints] = await Promise.all([text(shell.stdout), text(shell.stderr), exited]);

    expect(complaints).toBe('');
    expect(output).not.toContain('"errors"');
    expect(output).toContain('"tierName":"Pro"');
    expect(output).toContain('"checkLimit":{"allowed":false,"limit":100}');
    expect(output).toContain('"winner":"TIER"');
    expect(output).toContain('"key":"ui.flow_builder.version_control","on":');
    expect(output).toContain('all 50 features');
    expect(output).toContain(`key: 'ui.flow_builder.version_control'`);
    expect(output).toContain('"reason":"Trying it out"');
  } finally {
    await app.close();
  }
});
