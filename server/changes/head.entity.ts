import { defineEntity, p } from '@mikro-orm/postgresql';

const HeadSchema = defineEntity({
  name: 'Head',
  tableName: 'head',
  properties: {
    /** Always true: the table has one row. */
    id: p.boolean().primary().default(true),
    revision: p.bigint('number').defaultRaw('0'),
    /** Random; another one after the database was restored or promoted. */
    epoch: p.uuid().defaultRaw('gen_random_uuid()'),
    changedAt: p.datetime(3).defaultRaw('now()'),
  },
});

export class Head extends HeadSchema.class {}

HeadSchema.setClass(Head);
