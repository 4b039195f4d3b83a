import 'reflect-metadata';

if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error('Node.js 24 or newer is needed; `npm start` brings its own.');
  process.exit(1);
}
// Not before the check: an older Node stops in the middle of what they import.
const { createApp } = await import('./app.ts');
const { readConfig } = await import('./config.ts');
const { StartupError } = await import('./database/startup-error.ts');
const { createLogger } = await import('./logger.ts');
const { welcome } = await import('./welcome.ts');

try {
  const config = readConfig(process.env);
  const app = await createApp(config, { logger: createLogger() });
  console.log(welcome(app.url, config));
  let stopping: number | undefined;
  const stop = (): void => {
    // npm passes on the Ctrl-C that the terminal has sent us already: only a later one is impatience.
    if (stopping !== undefined && performance.now() - stopping > 500) process.exit(130);
    if (stopping === undefined) void app.close().finally(() => process.exit());
    stopping ??= performance.now();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
} catch (error) {
  console.error(error instanceof StartupError ? error.message : error);
  process.exit(1);
}
