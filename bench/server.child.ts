import { pino } from 'pino';
import { type App, createApp } from '../server/app.ts';
import { readConfig } from '../server/config.ts';
import { serve } from './child.ts';
import { ownUsage } from './own-usage.ts';

let app: App | undefined;

const methods = {
  ...ownUsage,
  /** @returns the address. */
  start: async (settings: Readonly<Record<string, string>>): Promise<string> => {
    app = await createApp(readConfig(settings), { logger: pino({ level: 'error' }) });
    return app.url;
  },
};

export type ServerMethods = typeof methods;

serve(methods, async () => app?.close());
