import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { DateTimeScalar } from './scalars/date-time.ts';

@ObjectType({
  description: 'A customer. Super admins read all of them, a tenant admin the own one.',
  simpleResolvers: true,
})
export class Tenant {
  @Field(() => ID, { description: 'Its id.' })
  declare readonly id: string;

  @Field(() => String, { description: 'Its name for people.' })
  declare readonly name: string;

  @Field(() => String, { description: 'Its name in addresses; unique.' })
  declare readonly slug: string;

  @Field(() => Boolean, { description: 'False: it is suspended, and every feature is off.' })
  declare readonly isActive: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When its licence ends (exclusive). From then on nothing beyond the defaults is on. Null: it does not end.',
  })
  declare readonly licenseExpiresAt: Date | null;

  @Field(() => Int, { description: 'Grows by one with every change of the tenant. Send it as `expectedVersion`.' })
  declare readonly version: number;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  declare readonly createdAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  declare readonly updatedAt: Date;
}

export const TenantConnection = connectionOf(Tenant, 'Tenant', 'tenants');
