import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  AssignTenantTierInput,
  AssignTenantTierPayload,
  CreateTenantInput,
  RevokeTenantOverrideInput,
  SetTenantOverrideInput,
  TenantOverridePayload,
  TenantPayload,
  UpdateTenantInput,
} from '../../schema/change-tenant.ts';
import { authorize, type GlobalVerb, type TenantVerb } from '../auth/can.ts';
import { refusalAsData } from '../changes/refusal-as-data.ts';
import type { CommandContext, Done } from '../changes/run-command.ts';
import type { Context } from '../context.ts';
import { BadInput } from '../errors.ts';
import { readValueInput } from '../features/read-value-input.ts';
import { readUuid } from '../reading/uuid.ts';
import { assignTenantTier } from './assign-tenant-tier.ts';
import { createTenant } from './create-tenant.ts';
import { revokeTenantOverride } from './revoke-tenant-override.ts';
import { setTenantOverride, type TenantOverrideSet } from './set-tenant-override.ts';
import { updateTenant } from './update-tenant.ts';

const WHAT = 'What to change.';

@Resolver()
export class TenantChangesResolver {
  @Mutation(() => TenantPayload, { description: 'Adds a tenant. For super admins.' })
  createTenant(
    @Ctx() context: Context,
    @Arg('input', () => CreateTenantInput, { description: 'The tenant.' }) input: CreateTenantInput,
  ): Promise<object> {
    const command = commandOf(context, 'createTenant');
    return refusalAsData({ tenant: null }, async () => {
      const { outcome, ...done } = await applied(context, await createTenant(command, input));
      return { ...done, problem: null, tenant: await context.loaders.tenants.byId.load(outcome.tenantId) };
    });
  }

  @Mutation(() => TenantPayload, {
    description: 'Renames, suspends or resumes a tenant, or moves the end of its licence. For super admins.',
  })
  updateTenant(
    @Ctx() context: Context,
    @Arg('input', () => UpdateTenantInput, { description: WHAT }) input: UpdateTenantInput,
  ): Promise<object> {
    const command = commandOf(context, 'updateTenant', input.tenantId);
    return refusalAsData({ tenant: null }, async () => {
      const { outcome, ...done } = await applied(context, await updateTenant(command, input));
      return { ...done, problem: null, tenant: await context.loaders.tenants.byId.load(outcome.tenantId) };
    });
  }

  @Mutation(() => AssignTenantTierPayload, {
    description: 'Moves a tenant to another tier, or off its tier. For super admins.',
  })
  assignTenantTier(
    @Ctx() context: Context,
    @Arg('input', () => AssignTenantTierInput, { description: WHAT }) input: AssignTenantTierInput,
  ): Promise<object> {
    const command = commandOf(context, 'assignTenantTier', input.tenantId);
    const { tierId } = input;
    if (tierId === undefined) throw new BadInput('tierId: name a tier, or say null to take the tenant off its tier.');
    return refusalAsData({ tenant: null, revokedKeys: [], policies: [] }, async () => {
      const { outcome, ...done } = await applied(context, await assignTenantTier(command, { ...input, tierId }));
      const { tenantId, ...told } = outcome;
      return { ...done, problem: null, ...told, tenant: await context.loaders.tenants.byId.load(tenantId) };
    });
  }

  @Mutation(() => TenantOverridePayload, {
    description:
      'Gives one tenant something else than its tier does, for good or for a time, in place of the override that it may have. Needs a reason. For super admins.',
  })
  setTenantOverride(
    @Ctx() context: Context,
    @Arg('input', () => SetTenantOverrideInput, { description: 'The override.' }) input: SetTenantOverrideInput,
  ): Promise<object> {
    const command = commandOf(context, 'setTenantOverride', input.tenantId);
    return overridePayload(context, () => setTenantOverride(command, { ...input, value: readValueInput(input.value) }));
  }

  @Mutation(() => TenantOverridePayload, {
    description:
      'Takes an override back, so that what the tier says goes on; also one that came from an approved request. Needs a reason. For super admins.',
  })
  revokeTenantOverride(
    @Ctx() context: Context,
    @Arg('input', () => RevokeTenantOverrideInput, { description: 'Which.' }) input: RevokeTenantOverrideInput,
  ): Promise<object> {
    const command = commandOf(context, 'revokeTenantOverride', input.tenantId);
    return overridePayload(context, () => revokeTenantOverride(command, input));
  }
}

function overridePayload(context: Context, run: () => Promise<Done<TenantOverrideSet>>): Promise<object> {
  return refusalAsData({ tenant: null, override: null, switchedOff: [] }, async () => {
    const { outcome, ...done } = await applied(context, await run());
    const { tenantId, key, switchedOff } = outcome;
    const overrides = await context.loaders.overrides.ofTenant.load(tenantId);
    const override = overrides.find(({ featureKey }) => featureKey === key) ?? null;
    return {
      ...done,
      problem: null,
      tenant: await context.loaders.tenants.byId.load(tenantId),
      override,
      switchedOff,
    };
  });
}

function commandOf(
  { caller, em, services }: Context,
  ...[verb, tenantId]: readonly [verb: GlobalVerb] | readonly [verb: TenantVerb, tenantId: string]
): CommandContext {
  const grant =
    tenantId === undefined
      ? authorize(caller, verb as GlobalVerb)
      : // What is no id at all is answered by the command, like one that nothing has.
        authorize(caller, verb as TenantVerb, readUuid(tenantId));
  return { em, caller: grant.caller, pinnedMode: services.pinnedMode };
}

/** What was read before the change must not answer what is after it: not here, and not in the caller's next query. */
async function applied<T>({ loaders, services }: Context, done: Done<T>): Promise<Done<T>> {
  loaders.renew();
  await services.feed.reach(done.revision).catch(() => false);
  return done;
}
