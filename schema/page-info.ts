import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where a page of a list stands.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after `endCursor`.' })
  declare readonly hasNextPage: boolean;

  @Field(() => Boolean, {
    description: 'Whether the page was asked for with `after`, so that there is something before it.',
  })
  declare readonly hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  declare readonly startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last edge: send it as `after` for the next page. Null on an empty page.',
  })
  declare readonly endCursor: string | null;
}
