import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ChangeInput, UpdateInput } from './change-input.ts';
import { FeatureValue, FeatureValueInput } from './feature-value.ts';
import { MutationPayload } from './mutation-payload.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';
import { TenantOverride } from './tenant-override.ts';
import { Tenant } from './tenant.ts';

const OF_TENANT = 'The tenant.';
const LICENSE = 'When its licence ends (exclusive); null: it does not end.';

@InputType({ description: 'A new tenant.' })
export class CreateTenantInput extends ChangeInput {
  @Field(() => String, { description: 'Its name for people: one line of at most 255 characters.' })
  declare readonly name: string;

  @Field(() => String, {
    description:
      'Its name in addresses, which no other tenant has: 1 to 63 characters of a-z and 0-9, with hyphens between.',
  })
  declare readonly slug: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The tier that it is on; left out: none, so that the defaults hold.',
  })
  declare readonly tierId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: LICENSE })
  declare readonly licenseExpiresAt?: Date | null;
}

@InputType({ description: 'What shall be different about a tenant. What is left out stays.' })
export class UpdateTenantInput extends UpdateInput {
  @Field(() => ID, { description: OF_TENANT })
  declare readonly tenantId: string;

  @Field(() => String, { nullable: true, description: 'Its name for people.' })
  declare readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'Its name in addresses.' })
  declare readonly slug?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False suspends it: every feature is off. True resumes it.' })
  declare readonly isActive?: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: LICENSE })
  declare readonly licenseExpiresAt?: Date | null;
}

export const OverridePolicy = { KEEP: 'KEEP', REVOKE_GRANTS: 'REVOKE_GRANTS', REVOKE_ALL: 'REVOKE_ALL' } as const;
export type OverridePolicy = (typeof OverridePolicy)[keyof typeof OverridePolicy];

registerEnumType(OverridePolicy, {
  name: 'OverridePolicy',
  description: "What becomes of a tenant's overrides when it changes its tier.",
  valuesConfig: {
    KEEP: { description: 'All stay.' },
    REVOKE_GRANTS: {
      description:
        'What switches a feature on, or raises a limit above that of the old or the new tier, is revoked; restrictions stay.',
    },
    REVOKE_ALL: { description: 'All are revoked.' },
  },
});

@InputType({ description: 'Which tier a tenant shall be on.' })
export class AssignTenantTierInput extends ChangeInput {
  @Field(() => ID, { description: OF_TENANT })
  declare readonly tenantId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The tier. Null takes the tenant off its tier; it has to be said, so it cannot be left out.',
  })
  declare readonly tierId?: string | null;

  @Field(() => OverridePolicy, {
    description:
      'No default, so that nobody loses or keeps a sold extra by accident. A dry run tells what each would do.',
  })
  declare readonly overridePolicy: OverridePolicy;

  @Field(() => Int, {
    nullable: true,
    description: 'The `version` of the tenant that the decision was made on. Where it is another by now: STALE_WRITE.',
  })
  declare readonly expectedVersion?: number | null;
}

@InputType({ description: 'What one tenant shall have in place of what its tier says.' })
export class SetTenantOverrideInput extends ChangeInput {
  @Field(() => ID, { description: OF_TENANT })
  declare readonly tenantId: string;

  @Field(() => FeatureKeyScalar, { description: 'The feature.' })
  declare readonly key: string;

  @Field(() => FeatureValueInput, { description: 'The value. It replaces the whole value of the tier.' })
  declare readonly value: FeatureValueInput;

  @Field(() => DateTimeScalar, { nullable: true, description: 'In force from here on (inclusive); left out: at once.' })
  declare readonly startsAt?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'In force until here (exclusive); left out: for good.' })
  declare readonly expiresAt?: Date | null;
}

@InputType({ description: 'Which override to take back. It needs a reason.' })
export class RevokeTenantOverrideInput extends ChangeInput {
  @Field(() => ID, { description: OF_TENANT })
  declare readonly tenantId: string;

  @Field(() => FeatureKeyScalar, { description: 'The feature.' })
  declare readonly key: string;
}

const REFUSED = 'Null where the change was refused.';

@ObjectType({
  description: 'What a change of a tenant did, or in a dry run would do.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class TenantPayload extends MutationPayload {
  @Field(() => Tenant, {
    nullable: true,
    description: `The tenant as it is now. ${REFUSED} Null in a dry run of creating one.`,
  })
  declare readonly tenant: Tenant | null;
}

@ObjectType({ description: 'A feature that stays on with another limit or value.', simpleResolvers: true })
export class ChangedValue {
  @Field(() => FeatureKeyScalar, { description: 'The feature.' })
  declare readonly key: string;

  @Field(() => FeatureValue, { description: 'What the tenant has now.' })
  declare readonly before: FeatureValue;

  @Field(() => FeatureValue, { description: 'What it would have.' })
  declare readonly after: FeatureValue;
}

@ObjectType({ description: 'What one policy would do to a tenant that changes its tier.', simpleResolvers: true })
export class PolicyRehearsal {
  @Field(() => OverridePolicy, { description: 'The policy.' })
  declare readonly policy: OverridePolicy;

  @Field(() => [FeatureKeyScalar], { description: 'Features that go on.' })
  declare readonly gained: readonly string[];

  @Field(() => [FeatureKeyScalar], { description: 'Features that go off.' })
  declare readonly lost: readonly string[];

  @Field(() => [ChangedValue], { description: 'Limits and other values that change.' })
  declare readonly changed: readonly ChangedValue[];

  @Field(() => [FeatureKeyScalar], { description: 'Overrides that are revoked.' })
  declare readonly revokedKeys: readonly string[];
}

@ObjectType({
  description: 'What `assignTenantTier` did, or in a dry run would do.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class AssignTenantTierPayload extends MutationPayload {
  @Field(() => Tenant, { nullable: true, description: `The tenant as it is now. ${REFUSED}` })
  declare readonly tenant: Tenant | null;

  @Field(() => [FeatureKeyScalar], { description: 'Overrides that were revoked.' })
  declare readonly revokedKeys: readonly string[];

  @Field(() => [PolicyRehearsal], {
    description: 'In a dry run: what each policy would give and take. Otherwise empty.',
  })
  declare readonly policies: readonly PolicyRehearsal[];
}

@ObjectType({
  description: 'What setting or revoking an override did, or in a dry run would do.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class TenantOverridePayload extends MutationPayload {
  @Field(() => Tenant, { nullable: true, description: `The tenant. ${REFUSED}` })
  declare readonly tenant: Tenant | null;

  @Field(() => TenantOverride, {
    nullable: true,
    description: `The override that the tenant has now. ${REFUSED} Null after it was revoked.`,
  })
  declare readonly override: TenantOverride | null;

  @Field(() => [FeatureKeyScalar], { description: 'Other features of the tenant that go off with the change.' })
  declare readonly switchedOff: readonly string[];
}
