import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  ApproveUpgradeRequestInput,
  ApproveUpgradeRequestPayload,
  CancelUpgradeRequestInput,
  RejectUpgradeRequestInput,
  RequestUpgradeInput,
  UpgradeRequestPayload,
} from '../../schema/change-upgrade-request.ts';
import { authorize, type Grant } from '../auth/can.ts';
import { refusalAsData } from '../changes/refusal-as-data.ts';
import type { CommandContext, Done } from '../changes/run-command.ts';
import type { Context } from '../context.ts';
import { readValueInput } from '../features/read-value-input.ts';
import { readUuid } from '../reading/uuid.ts';
import { approveUpgradeRequest } from './approve-upgrade-request.ts';
import { cancelUpgradeRequest } from './cancel-upgrade-request.ts';
import { rejectUpgradeRequest } from './reject-upgrade-request.ts';
import { requestUpgrade, type RequestChanged } from './request-upgrade.ts';

const WHICH = 'Which request.';

@Resolver()
export class UpgradeRequestChangesResolver {
  @Mutation(() => UpgradeRequestPayload, {
    description:
      'Asks for a feature that is off, or for a larger limit. Asking again for the same answers with the request that waits already. For super admins and the admins of the tenant.',
  })
  requestUpgrade(
    @Ctx() context: Context,
    @Arg('input', () => RequestUpgradeInput, { description: 'What is asked for.' }) input: RequestUpgradeInput,
  ): Promise<object> {
    const named = input.tenantId == null ? null : readUuid(input.tenantId);
    const { tenantId, ...grant } = authorize(context.caller, 'requestUpgrade', named);
    const value = input.value == null ? { enabled: true } : readValueInput(input.value);
    return payload(context, () => requestUpgrade(commandOf(context, grant), { ...input, tenantId, value }));
  }

  @Mutation(() => UpgradeRequestPayload, {
    description: 'Takes a request back that waits for its decision. For super admins and the admins of the tenant.',
  })
  cancelUpgradeRequest(
    @Ctx() context: Context,
    @Arg('input', () => CancelUpgradeRequestInput, { description: WHICH }) input: CancelUpgradeRequestInput,
  ): Promise<object> {
    const { tenantId, ...grant } = authorize(context.caller, 'cancelUpgradeRequest');
    return payload(context, () => cancelUpgradeRequest(commandOf(context, grant), input, tenantId));
  }

  @Mutation(() => ApproveUpgradeRequestPayload, {
    description:
      'Approves a request and gives the tenant what it asked for, in one change. All that had to hold when it was filed has to hold now. For super admins other than the one who asked.',
  })
  approveUpgradeRequest(
    @Ctx() context: Context,
    @Arg('input', () => ApproveUpgradeRequestInput, { description: WHICH }) input: ApproveUpgradeRequestInput,
  ): Promise<object> {
    const grant = authorize(context.caller, 'approveUpgradeRequest');
    const value = input.value == null ? null : readValueInput(input.value);
    return refusalAsData({ request: null, grantedKeys: [] }, async () => {
      const done = await approveUpgradeRequest(commandOf(context, grant), { ...input, value });
      return { ...(await told(context, done)), grantedKeys: done.outcome.grantedKeys };
    });
  }

  @Mutation(() => UpgradeRequestPayload, {
    description: 'Turns a request down. Needs a reason, which the tenant reads. For super admins.',
  })
  rejectUpgradeRequest(
    @Ctx() context: Context,
    @Arg('input', () => RejectUpgradeRequestInput, { description: WHICH }) input: RejectUpgradeRequestInput,
  ): Promise<object> {
    const grant = authorize(context.caller, 'rejectUpgradeRequest');
    return payload(context, () => rejectUpgradeRequest(commandOf(context, grant), input));
  }
}

function commandOf({ em, services }: Context, { caller }: Pick<Grant, 'caller'>): CommandContext {
  return { em, caller, pinnedMode: services.pinnedMode };
}

function payload(context: Context, run: () => Promise<Done<RequestChanged>>): Promise<object> {
  return refusalAsData({ request: null }, async () => told(context, await run()));
}

/** What was read before the change must not answer what is after it: not here, and not in the caller's next query. */
async function told({ loaders, services }: Context, { revision, impact, outcome }: Done<RequestChanged>) {
  loaders.renew();
  await services.feed.reach(revision).catch(() => false);
  return { revision, problem: null, impact, request: await loaders.upgradeRequests.byId.load(outcome.requestId) };
}
