import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { JsonScalar } from './scalars/json.ts';

@ObjectType({
  description:
    'A value as it is stored. While it is off it may still carry what it would be when on; that has no effect.',
  simpleResolvers: true,
})
export class FeatureValue {
  @Field(() => Boolean, { description: 'On or off.' })
  declare readonly enabled: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'For the type INTEGER: how far it goes; null where it has no limit, or carries none.',
  })
  declare readonly limit: number | null;

  @Field(() => Boolean, { description: 'For the type INTEGER: true where it has no limit.' })
  declare readonly unlimited: boolean;

  @Field(() => String, { nullable: true, description: 'For the type STRING: the text.' })
  declare readonly text: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'For the type JSON: the object or list.' })
  declare readonly json: unknown;
}

@InputType({
  description:
    "A value to store. Fill only what belongs to the feature's type: nothing more for BOOLEAN, exactly one of `limit` and `unlimited: true` " +
    'for INTEGER, `text` for STRING, `json` for JSON. What is off may leave it out.',
})
export class FeatureValueInput {
  @Field(() => Boolean, { description: 'On or off.' })
  declare readonly enabled: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'For the type INTEGER: 0 to 2,147,483,647. Zero means on, and nothing allowed.',
  })
  declare readonly limit?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'For the type INTEGER: true for no limit.' })
  declare readonly unlimited?: boolean | null;

  @Field(() => String, { nullable: true, description: 'For the type STRING: 1 to 1,024 characters.' })
  declare readonly text?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'For the type JSON: an object or a list of at most 16,384 bytes as text.',
  })
  declare readonly json?: unknown;
}
