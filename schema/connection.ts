import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { PageInfo } from './page-info.ts';

/** A page as resolvers answer it. `totalCount` is a function so that it is counted only where somebody selects it. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
  readonly totalCount: () => number | Promise<number>;
}

/**
 * A Relay connection over `Node`, as the types `<name>Connection` and `<name>Edge`.
 * @param plural what the nodes are called in descriptions
 */
export function connectionOf(Node: ClassType, name: string, plural: string): ClassType {
  @ObjectType(`${name}Edge`, { description: `One of the ${plural} of a page.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: 'Where it stands in the list. Opaque.' })
    declare readonly cursor: string;

    @Field(() => Node, { description: 'The thing itself.' })
    declare readonly node: unknown;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.`, simpleResolvers: true })
  class Page {
    @Field(() => [Edge], { description: 'What is on the page, in order.' })
    declare readonly edges: readonly Edge[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    declare readonly pageInfo: PageInfo;

    @Field(() => Int, { description: `How many ${plural} there are on all pages. Counted only where it is selected.` })
    declare readonly totalCount: number;
  }

  return Page;
}
