import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  ApiKey,
  ApiKeyConnection,
  CreateApiKeyInput,
  CreateApiKeyPayload,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
} from '../../schema/api-key.ts';
import type { Connection } from '../../schema/connection.ts';
import { Tenant } from '../../schema/tenant.ts';
import type { ApiKey as ApiKeyEntity } from '../auth/api-key.entity.ts';
import { authorize } from '../auth/can.ts';
import { answerChange } from '../changes/answer-change.ts';
import type { CommandContext } from '../changes/run-command.ts';
import type { Context } from '../context.ts';
import { PAGE } from '../reading/page-arguments.ts';
import { readUuid } from '../reading/uuid.ts';
import type { Tenant as TenantEntity } from '../tenants/tenant.entity.ts';
import { createApiKey } from './create-api-key.ts';
import { revokeApiKey } from './revoke-api-key.ts';

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Query(() => ApiKeyConnection, { description: 'API keys by name, without their secrets. For super admins.' })
  apiKeys(
    @Ctx() { caller, loaders }: Context,
    @Arg('tenantId', () => ID, { nullable: true, description: 'Only those that are confined to this tenant.' })
    tenantId?: string | null,
    @Arg('isActive', () => Boolean, { nullable: true, description: 'Only what is not revoked, or what is.' })
    isActive?: boolean | null,
    @Arg('first', () => Int, PAGE.first) first?: number | null,
    @Arg('after', () => String, PAGE.after) after?: string | null,
  ): Promise<Connection<ApiKeyEntity>> {
    const grant = authorize(caller, 'apiKeys', tenantId == null ? null : readUuid(tenantId));
    return loaders.apiKeys.list({ tenantId: grant.tenantId, isActive }, { first, after });
  }

  @Mutation(() => CreateApiKeyPayload, {
    description:
      'Makes a key that acts for you, and shows its secret this once. For super admins in person: a key cannot make keys.',
  })
  createApiKey(
    @Ctx() context: Context,
    @Arg('input', () => CreateApiKeyInput, { description: 'The key.' }) input: CreateApiKeyInput,
  ): Promise<object> {
    const grant = authorize(context.caller, 'createApiKey');
    const command = (commandContext: CommandContext) => createApiKey(commandContext, input);
    return answerChange(context, grant, { apiKey: null, secret: null }, command, async ({ apiKeyId, secret }) => ({
      apiKey: await context.loaders.apiKeys.byId.load(apiKeyId),
      secret,
    }));
  }

  @Mutation(() => RevokeApiKeyPayload, {
    description: 'Ends a key at once and for good, on every server, with its open sockets. For super admins.',
  })
  revokeApiKey(
    @Ctx() context: Context,
    @Arg('input', () => RevokeApiKeyInput, { description: 'Which key.' }) input: RevokeApiKeyInput,
  ): Promise<object> {
    const grant = authorize(context.caller, 'revokeApiKey');
    const command = (commandContext: CommandContext) => revokeApiKey(commandContext, input);
    return answerChange(context, grant, { apiKey: null }, command, async ({ apiKeyId }) => ({
      apiKey: await context.loaders.apiKeys.byId.load(apiKeyId),
    }));
  }

  @FieldResolver(() => String)
  prefix(@Root() key: ApiKeyEntity): string {
    return key.keyPrefix;
  }

  @FieldResolver(() => Tenant, { nullable: true })
  tenant(@Root() { tenantId }: ApiKeyEntity, @Ctx() { loaders }: Context): Promise<TenantEntity | null> | null {
    return tenantId === null ? null : loaders.tenants.byId.load(tenantId);
  }
}
