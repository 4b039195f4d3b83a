import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { tfcHere, type Ran } from '../support/tfc.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tfc-embedded-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]): Promise<Ran> => tfcHere(args, { DATA_DIR: folder });

test(
  'without DATABASE_URL tfc works on the embedded database, beside its server and without it',
  { timeout: 120_000 },
  async () => {
    expect(await run('mode')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^tfc: DATABASE_URL is not set, and there is no embedded database in .*npm start/),
    });
    const app = await createApp(readConfig({ DATA_DIR: folder, PORT: '0' }), { logger: pino({ level: 'silent' }) });
    try {
      expect(await run('mode')).toMatchObject({ code: 0, stdout: 'enforce\n' });
      expect(await run('mode', 'shadow', '--yes')).toMatchObject({ code: 0 });
    } finally {
      await app.close();
    }
    expect(await run('mode')).toMatchObject({ code: 0, stdout: 'shadow\n' });
    // Sealed with the key that the server keeps in the folder, or the chain would break here.
    expect(await run('verify-audit')).toMatchObject({ code: 0, stdout: expect.stringContaining('is sound') });
  },
);
