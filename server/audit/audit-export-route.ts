import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../auth/actor.ts';
import { authorize, can } from '../auth/can.ts';
import { databaseRefusal } from '../database/database-failure.ts';
import { BadInput, Forbidden, Refusal, Unauthenticated } from '../errors.ts';
import { readUuid } from '../reading/uuid.ts';
import { graphqlError } from '../transport/graphql-error.ts';
import type { AuditAction, AuditEntityType } from './audit-entry.entity.ts';
import type { AuditSelection } from './audit-entry.loader.ts';
import { exportAudit, type ExportFormat } from './audit-export.ts';

interface ExportOptions {
  readonly orm: MikroORM;
  /** @throws Unauthenticated */
  readonly callerFrom: (request: IncomingMessage) => Promise<Caller | null>;
}

const revision = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .optional();
const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .optional();
const word = z
  .string()
  .max(255)
  .regex(/^[^\p{Cc}]+$/u)
  .optional();
/** Written as in GraphQL. */
const action = z.enum(['CREATE', 'ENABLE', 'DISABLE', 'UPDATE', 'DELETE', 'REQUEST']);
const entityType = z.enum(['TENANT', 'TIER', 'REGISTRY', 'MODEL', 'COMPONENT', 'SETTING']);

const asked = z.strictObject({
  format: z.enum(['csv', 'jsonl']),
  tenantId: word,
  tierId: word,
  entityType: entityType.transform((name) => name.toLowerCase() as AuditEntityType).optional(),
  featureKey: word,
  action: action.transform((name) => name.toLowerCase() as AuditAction).optional(),
  actorSubject: word,
  revision,
  fromRevision: revision,
  toRevision: revision,
  from: moment,
  until: moment,
});

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
};

/** `GET /audit/export?format=csv|jsonl` with the filters of `auditLog`: everything that matches, newest first, as a stream. */
export function auditExportRoute(app: FastifyInstance, { orm, callerFrom }: ExportOptions): void {
  app.get('/audit/export', async (request, reply) => {
    try {
      const caller = await callerFrom(request.raw);
      const { format, selection, withOrigin } = readRequest(caller, request.query);
      const chunks = exportAudit(orm, selection, format, withOrigin);
      // The first lines are read before the status is sent: what fails here is still an answer.
      const first = await chunks.next();
      return await reply
        .headers({
          'content-type': TYPES[format],
          'content-disposition': `attachment; filename="audit.${format}"`,
          'cache-control': 'private, no-store',
          vary: 'authorization',
        })
        .send(Readable.from(startingWith(first, chunks), { objectMode: true, highWaterMark: 1 }));
    } catch (thrown) {
      const error = databaseRefusal(thrown);
      const refusal = statusOf(error);
      if (refusal === undefined) throw error;
      return reply
        .code(refusal.status)
        .header('cache-control', 'private')
        .send(graphqlError(refusal.code, refusal.message));
    }
  });
}

function readRequest(
  caller: Caller | null,
  query: unknown,
): { format: ExportFormat; selection: AuditSelection; withOrigin: boolean } {
  const parsed = asked.safeParse(query);
  const named = parsed.success ? parsed.data.tenantId : undefined;
  // Who and may come before what is wrong with the rest.
  const { actor, tenantId } = authorize(caller, 'auditLog', named === undefined ? null : readUuid(named));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BadInput(`${issue?.path.join('.') || 'The query'}: ${issue?.message ?? 'is not valid'}.`);
  }
  const { format, ...filter } = parsed.data;
  return { format, selection: { ...filter, tenantId }, withOrigin: can(actor, 'auditLogOrigin') };
}

async function* startingWith(
  first: IteratorResult<string, unknown>,
  chunks: AsyncGenerator<string>,
): AsyncGenerator<string> {
  try {
    if (first.done !== true) yield first.value;
    yield* chunks;
  } finally {
    await chunks.return(undefined);
  }
}

function statusOf(error: unknown): { status: number; code: string; message: string } | undefined {
  if (error instanceof Unauthenticated) return { ...error, status: 401, message: error.message };
  if (error instanceof Forbidden) return { ...error, status: 403, message: error.message };
  if (error instanceof BadInput) return { ...error, status: 400, message: error.message };
  if (!(error instanceof Refusal)) return undefined;
  const status = error.code === 'TENANT_NOT_FOUND' ? 404 : 503;
  return { status, code: error.code, message: error.message };
}
