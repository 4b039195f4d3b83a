import { defineEntity, p } from '@mikro-orm/postgresql';
import { Change } from './change.entity.ts';

const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  primaryKeys: ['actorSubject', 'operation', 'key'],
  properties: {
    actorSubject: p.text().primary(),
    operation: p.text().primary(),
    key: p.text().primary(),
    bodyHash: p.blob(),
    /** The payload as it was answered, or the refusal: both are outcomes. */
    outcome: p.json<unknown>(),
    revision: () =>
      p
        .manyToOne(Change)
        .mapToPk()
        .joinColumn('revision')
        .updateRule('no action')
        .deleteRule('no action')
        .strictNullable(),
    secretShown: p.boolean().default(false),
    createdAt: p.datetime(3).defaultRaw('now()').index(),
  },
});

export class IdempotencyKey extends IdempotencyKeySchema.class {}

IdempotencyKeySchema.setClass(IdempotencyKey);
