import { defineEntity, p } from '@mikro-orm/postgresql';

/** What a change touched. `all`: anything may have changed. */
interface ChangeScopes {
  readonly catalog?: true;
  readonly setting?: true;
  readonly tiers?: readonly string[];
  readonly tenants?: readonly string[];
  readonly keys?: readonly string[];
  readonly all?: true;
}

const ChangeSchema = defineEntity({
  name: 'Change',
  tableName: 'change',
  indexes: [{ columns: [{ name: 'actorSubject' }, { name: 'revision', sort: 'DESC' }] }],
  properties: {
    revision: p.bigint('number').primary().autoincrement(false),
    at: p.datetime(3).index(),
    actorSubject: p.text().strictNullable(),
    actorName: p.text().strictNullable(),
    performedBy: p.uuid().strictNullable(),
    operation: p.text(),
    reason: p.text().strictNullable(),
    ipAddress: p.text().columnType('inet').strictNullable(),
    userAgent: p.text().strictNullable(),
    scopes: p.json<ChangeScopes>(),
    prevHash: p.blob().strictNullable(),
    hash: p.blob().strictNullable(),
    /** The id of the key that the hash was made with, or `none`; null: not sealed yet. */
    sealedWith: p.text().strictNullable(),
    /** 32 bytes for each line of the log. */
    rowDigests: p.blob().strictNullable(),
  },
});

export class Change extends ChangeSchema.class {}

ChangeSchema.setClass(Change);
