import type { FastifyInstance } from 'fastify';

/** Whether this process should get traffic. */
export interface Health {
  /** Resolves with one entry per thing that is needed (`database`, `feed`): null where it is well, else what is wrong. */
  check(): Promise<Readonly<Record<string, string | null>>>;
}

const CHECK_TIMEOUT_MS = 2000;

/** `/livez`: the event loop runs. `/readyz`: the database can be reached and the change feed is within its lease. */
export function serveHealth(app: FastifyInstance, health: Health, isDraining: () => boolean): void {
  app.get('/livez', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const checks = isDraining() ? { server: 'is stopping' } : await checkInTime(health);
    const ready = Object.values(checks).every((wrong) => wrong === null);
    void reply.code(ready ? 200 : 503).header('cache-control', 'no-store');
    return { status: ready ? 'ok' : 'unavailable', checks: Object.fromEntries(Object.entries(checks).map(asText)) };
  });
}

const asText = ([name, wrong]: [string, string | null]): [string, string] => [name, wrong ?? 'ok'];

async function checkInTime(health: Health): Promise<Readonly<Record<string, string | null>>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readonly<Record<string, string>>>((done) => {
    timer = setTimeout(() => done({ check: 'takes too long' }), CHECK_TIMEOUT_MS);
  });
  try {
    return await Promise.race([health.check(), late]);
  } catch {
    // What went wrong may name hosts and users; the log has it, this page is public.
    return { check: 'failed' };
  } finally {
    clearTimeout(timer);
  }
}
