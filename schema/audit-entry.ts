import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { JsonScalar } from './scalars/json.ts';
import { RevisionScalar } from './scalars/revision.ts';

export const AuditAction = {
  CREATE: 'create',
  ENABLE: 'enable',
  DISABLE: 'disable',
  UPDATE: 'update',
  DELETE: 'delete',
  REQUEST: 'request',
} as const;
export type AuditAction = (typeof AuditAction)[keyof typeof AuditAction];

registerEnumType(AuditAction, {
  name: 'AuditAction',
  description: 'What happened, named by its effect.',
  valuesConfig: {
    CREATE: { description: 'Something came into being.' },
    ENABLE: { description: 'A feature went from off to on.' },
    DISABLE: { description: 'A feature went from on to off.' },
    UPDATE: { description: 'Something else about it changed: a limit, a gate, a description.' },
    DELETE: { description: 'Something was removed.' },
    REQUEST: { description: 'An upgrade request was filed or changed its state.' },
  },
});

export const AuditEntityType = {
  TENANT: 'tenant',
  TIER: 'tier',
  REGISTRY: 'registry',
  MODEL: 'model',
  COMPONENT: 'component',
  SETTING: 'setting',
} as const;
export type AuditEntityType = (typeof AuditEntityType)[keyof typeof AuditEntityType];

registerEnumType(AuditEntityType, {
  name: 'AuditEntityType',
  description: 'What kind of thing changed.',
  valuesConfig: {
    TENANT: { description: 'A tenant: its tier, licence, overrides or requests.' },
    TIER: { description: 'A tier or what it says about a feature.' },
    REGISTRY: { description: 'A feature of the registry.' },
    MODEL: { description: 'A model of the registry.' },
    COMPONENT: { description: 'A component of the registry.' },
    SETTING: { description: 'A setting of the whole service.' },
  },
});

@ObjectType({
  description: 'One line of the audit log. Lines of one change have the same revision.',
  simpleResolvers: true,
})
export class AuditEntry {
  @Field(() => ID, { description: 'Its id.' })
  declare readonly id: string;

  @Field(() => RevisionScalar, { description: 'The change that it belongs to.' })
  declare readonly revision: number;

  @Field(() => Int, { description: 'Its place within the change, from 0.' })
  declare readonly position: number;

  @Field(() => DateTimeScalar, { description: 'When the change was committed.' })
  declare readonly performedAt: Date;

  @Field(() => AuditAction, { description: 'What happened.' })
  declare readonly action: AuditAction;

  @Field(() => AuditEntityType, { description: 'What kind of thing changed.' })
  declare readonly entityType: AuditEntityType;

  @Field(() => ID, { description: 'Which one.' })
  declare readonly entityId: string;

  @Field(() => String, {
    description: 'The feature it is about; `$tier`, `$mode` and the like where it is about none.',
  })
  declare readonly featureKey: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The state before; null where there was none (inherited, or not there).',
  })
  declare readonly oldValue: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The state after; null where there is none (inherited, or gone).',
  })
  declare readonly newValue: unknown;

  @Field(() => String, { nullable: true, description: "The actor's subject; null where the system acted by itself." })
  declare readonly actorSubject: string | null;

  @Field(() => String, { nullable: true, description: "The actor's name at that time." })
  declare readonly actorName: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in the words of the actor; always there where the system acted by itself.',
  })
  declare readonly reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The address that the request came from. Null unless a super admin asks.',
  })
  declare readonly ipAddress: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The program that the request came from. Null unless a super admin asks.',
  })
  declare readonly userAgent: string | null;
}

export const AuditEntryConnection = connectionOf(AuditEntry, 'AuditEntry', 'entries');

@InputType({ description: 'Which lines of the audit log to answer. All that is given has to hold.' })
export class AuditFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Changes of this tenant. Tenant admins may leave it out or name their own.',
  })
  declare readonly tenantId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Changes of this tier.' })
  declare readonly tierId?: string | null;

  @Field(() => AuditEntityType, { nullable: true, description: 'Changes of this kind of thing.' })
  declare readonly entityType?: AuditEntityType | null;

  @Field(() => String, { nullable: true, description: 'Changes about this feature, or `$tier`, `$mode`.' })
  declare readonly featureKey?: string | null;

  @Field(() => AuditAction, { nullable: true, description: 'Changes with this effect.' })
  declare readonly action?: AuditAction | null;

  @Field(() => String, { nullable: true, description: 'Changes by the actor with this subject.' })
  declare readonly actorSubject?: string | null;

  @Field(() => RevisionScalar, { nullable: true, description: 'The lines of this one change.' })
  declare readonly revision?: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Not before (inclusive).' })
  declare readonly from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before (exclusive).' })
  declare readonly until?: Date | null;
}
