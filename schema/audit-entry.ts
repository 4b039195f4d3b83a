import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { FeatureControlMode } from './feature-control-mode.ts';
import { FeatureValue } from './feature-value.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { JsonScalar } from './scalars/json.ts';
import { RevisionScalar } from './scalars/revision.ts';
import { OverrideOrigin } from './tenant-override.ts';

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
  description: 'One side of a line of the audit log, field by field. What the line says nothing of is null.',
  simpleResolvers: true,
})
export class AuditValue {
  @Field(() => FeatureValue, {
    nullable: true,
    description: 'Of a feature: the value that the tier, the override or the request gives, or the default.',
  })
  declare readonly value: FeatureValue | null;

  @Field(() => Boolean, { nullable: true, description: "On a tier: whether admins' overrides of the feature count." })
  declare readonly allowTenantOverride: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'On a tier: whether tenants may ask for the feature.' })
  declare readonly allowTenantUpgrade: boolean | null;

  @Field(() => OverrideOrigin, { nullable: true, description: 'Of an override: how it came about.' })
  declare readonly origin: OverrideOrigin | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Of an override: in force from here on (inclusive).' })
  declare readonly startsAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Of an override or a request: until here (exclusive).' })
  declare readonly expiresAt: Date | null;

  @Field(() => ID, { nullable: true, description: 'The upgrade request that it is, or that it comes from.' })
  declare readonly requestId: string | null;

  @Field(() => String, { nullable: true, description: 'Of an upgrade request: its state.' })
  declare readonly status: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a tenant: its tier.' })
  declare readonly tierId: string | null;

  @Field(() => String, { nullable: true, description: 'What that tier is called now; null where it is gone.' })
  declare readonly tierName: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Of a tenant: the end of its licence (exclusive).' })
  declare readonly licenseExpiresAt: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is in use at all.' })
  declare readonly isActive: boolean | null;

  @Field(() => String, { nullable: true, description: 'What it was called.' })
  declare readonly name: string | null;

  @Field(() => FeatureControlMode, { nullable: true, description: 'Of a switch of the mode.' })
  declare readonly mode: FeatureControlMode | null;
}

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

  @Field(() => AuditValue, { nullable: true, description: 'The state before, field by field.', simple: false })
  declare readonly before: AuditValue | null;

  @Field(() => AuditValue, { nullable: true, description: 'The state after, field by field.', simple: false })
  declare readonly after: AuditValue | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the thing is called now, or was called where it is gone.',
    simple: false,
  })
  declare readonly entityName: string | null;

  @Field(() => String, { nullable: true, description: 'What the feature is called now.', simple: false })
  declare readonly featureName: string | null;

  @Field(() => AuditChange, { description: 'The change that it belongs to, with its other lines.', simple: false })
  declare readonly change: AuditChange;

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

@ObjectType({
  description: 'One change: everything that was written in one transaction, under one revision.',
  simpleResolvers: true,
})
export class AuditChange {
  @Field(() => RevisionScalar, { description: 'Its number.' })
  declare readonly revision: number;

  @Field(() => DateTimeScalar, { description: 'When it was committed.' })
  declare readonly at: Date;

  @Field(() => String, { nullable: true, description: "The actor's subject; null where the system acted by itself." })
  declare readonly actorSubject: string | null;

  @Field(() => String, { nullable: true, description: "The actor's name at that time." })
  declare readonly actorName: string | null;

  @Field(() => String, { description: 'The mutation, or the job of the system.' })
  declare readonly operation: string;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the actor.' })
  declare readonly reason: string | null;

  @Field(() => Int, { description: 'How many lines it has that you may read.', simple: false })
  declare readonly entryCount: number;

  @Field(() => [AuditEntry], { description: 'The first 100 of its lines that you may read, in order.', simple: false })
  declare readonly entries: readonly AuditEntry[];
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

  @Field(() => RevisionScalar, { nullable: true, description: 'Changes from this one on.' })
  declare readonly fromRevision?: number | null;

  @Field(() => RevisionScalar, { nullable: true, description: 'Changes up to and including this one.' })
  declare readonly toRevision?: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Not before (inclusive).' })
  declare readonly from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before (exclusive).' })
  declare readonly until?: Date | null;
}
