import type { FastifyInstance, FastifyReply } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Caller } from '../auth/actor.ts';
import { authorize } from '../auth/can.ts';
import type { TokenSettings } from '../auth/tokens.ts';
import { BadInput, Forbidden, Refusal, Unauthenticated } from '../errors.ts';
import { graphqlError } from '../transport/graphql-error.ts';
import { type CheckFeatures, decideAction, enforcementOf } from './demo-actions.ts';
import { demoToken } from './demo-sign-in.ts';
import { demoUsers } from './demo-users.ts';

interface DemoOptions {
  readonly tokens: TokenSettings;
  readonly callerFrom: (request: IncomingMessage) => Promise<Caller | null>;
  readonly checkFeatures: CheckFeatures;
}

const signIn = z.object({ user: z.string().max(320) });
const amounts = z.object({
  current: z.int().min(0).default(0),
  requested: z.int().min(1).default(1),
});

/** The addresses of the demo. Register them in demo mode only: elsewhere they must not exist. */
export function demoRoutes(app: FastifyInstance, { tokens, callerFrom, checkFeatures }: DemoOptions): void {
  app.get('/demo/users', () => ({ users: demoUsers() }));

  app.post('/demo/sign-in', async (request, reply) => {
    const body = signIn.safeParse(request.body);
    const token = body.success ? await demoToken(body.data.user, tokens) : null;
    if (token !== null) return reply.header('cache-control', 'no-store').send({ token });
    const message = 'Send {"user": "<email>"} with the address of a demo user; GET /demo/users lists them.';
    return reply.code(body.success ? 404 : 400).send(graphqlError('BAD_USER_INPUT', message));
  });

  app.post<{ Params: { action: string } }>('/demo/actions/:action', async (request, reply) => {
    const enforcement = enforcementOf(request.params.action);
    if (enforcement === undefined) return reply.callNotFound();
    try {
      const grant = authorize(await callerFrom(request.raw), 'checkFeature');
      const asked = amounts.safeParse(request.body ?? {});
      if (!asked.success) throw new BadInput('current is a whole number from 0 on, requested one from 1 on.');
      const answer = await decideAction(enforcement, grant.tenantId, asked.data, checkFeatures);
      return await reply.code(answer.accepted ? 200 : 403).send(answer);
    } catch (error) {
      return refuse(reply, error);
    }
  });
}

function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  const status = statusOf(error);
  if (status === undefined || !(error instanceof Error && 'code' in error)) throw error;
  return reply.code(status).send({ accepted: false, message: error.message, code: error.code });
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof Unauthenticated) return 401;
  if (error instanceof Forbidden) return 403;
  if (error instanceof BadInput) return 400;
  if (error instanceof Refusal) return error.code === 'FEATURE_SERVICE_UNAVAILABLE' ? 503 : 404;
  return undefined;
}
