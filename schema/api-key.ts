import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ChangeInput } from './change-input.ts';
import { connectionOf } from './connection.ts';
import { MutationPayload } from './mutation-payload.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { Tenant } from './tenant.ts';

export const ApiKeyAccess = { READ: 'read', ADMIN: 'admin' } as const;
export type ApiKeyAccess = (typeof ApiKeyAccess)[keyof typeof ApiKeyAccess];

registerEnumType(ApiKeyAccess, {
  name: 'ApiKeyAccess',
  description: 'What an API key is for.',
  valuesConfig: {
    READ: {
      description: 'Reads: of one tenant what its members may, of all tenants what super admins may. Changes nothing.',
    },
    ADMIN: {
      description: 'Of one tenant what its admins may, of all tenants what super admins may, but for making keys.',
    },
  },
});

@ObjectType({ description: 'A key with which a back-end asks, for the person who made it.', simpleResolvers: true })
export class ApiKey {
  @Field(() => ID, { description: 'Its id.' })
  declare readonly id: string;

  @Field(() => String, { description: 'Its name for people.' })
  declare readonly name: string;

  @Field(() => String, { description: 'The first characters of the secret, to tell keys apart.' })
  declare readonly prefix: string;

  @Field(() => ApiKeyAccess, { description: 'What it is for.' })
  declare readonly access: ApiKeyAccess;

  @Field(() => ID, { nullable: true, description: 'The tenant that it is confined to; null: all tenants.' })
  declare readonly tenantId: string | null;

  @Field(() => Tenant, { nullable: true, description: 'The tenant that it is confined to; null: all tenants.' })
  declare readonly tenant: Tenant | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  declare readonly createdAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends (exclusive); null: it does not end.' })
  declare readonly expiresAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the minute.' })
  declare readonly lastUsedAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null: it is not.' })
  declare readonly revokedAt: Date | null;
}

export const ApiKeyConnection = connectionOf(ApiKey, 'ApiKey', 'API keys');

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput extends ChangeInput {
  @Field(() => String, { description: 'Its name for people, such as the service that uses it.' })
  declare readonly name: string;

  @Field(() => ApiKeyAccess, { description: 'What it is for. No default, so that nobody gives more than they mean.' })
  declare readonly access: ApiKeyAccess;

  @Field(() => ID, { nullable: true, description: 'Confines it to one tenant; left out: all tenants.' })
  declare readonly tenantId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends (exclusive); left out: it does not end.' })
  declare readonly expiresAt?: Date | null;
}

@InputType({ description: 'Which API key to end.' })
export class RevokeApiKeyInput extends ChangeInput {
  @Field(() => ID, { description: 'The key.' })
  declare readonly id: string;
}

@ObjectType({
  description: 'What making a key did, or in a dry run would do.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class CreateApiKeyPayload extends MutationPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The key. Null where it was refused, and in a dry run.' })
  declare readonly apiKey: ApiKey | null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret, for `authorization: Bearer <secret>`: shown here and never again.',
  })
  declare readonly secret: string | null;
}

@ObjectType({ description: 'What revoking a key did.', implements: MutationPayload, simpleResolvers: true })
export class RevokeApiKeyPayload extends MutationPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The key as it is now. Null where it was refused.' })
  declare readonly apiKey: ApiKey | null;
}
