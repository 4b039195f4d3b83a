import { defineEntity, p } from '@mikro-orm/postgresql';

const LicenseTierSchema = defineEntity({
  name: 'LicenseTier',
  tableName: 'license_tier',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    name: p.text().unique(),
    description: p.text().strictNullable(),
    // For reading only: JavaScript loses the scale of the host's numbers, so these two are written by SQL (`features || patch`).
    features: p.json<unknown>().defaultRaw(`'{}'`),
    featuresOriginal: p.json<unknown>().strictNullable(),
    maxUsers: p.integer().strictNullable(),
    maxFlows: p.integer().strictNullable(),
    maxApiCalls: p.integer().strictNullable(),
    isActive: p.boolean().default(true),
    version: p.integer().default(0),
    revision: p.bigint('number').defaultRaw('0'),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
});

export class LicenseTier extends LicenseTierSchema.class {}

LicenseTierSchema.setClass(LicenseTier);
