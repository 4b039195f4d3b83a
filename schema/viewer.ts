import { Field, ID, ObjectType } from 'type-graphql';
import { Role } from './role.ts';

@ObjectType({
  description: 'The tenant that the signed-in person belongs to, as far as every member may know it.',
  simpleResolvers: true,
})
export class ViewerTenant {
  @Field(() => ID, { description: 'Its id.' })
  declare readonly id: string;

  @Field(() => String, { description: 'Its name for people.' })
  declare readonly name: string;

  @Field(() => String, { description: 'Its name in addresses.' })
  declare readonly slug: string;

  @Field(() => Boolean, { description: 'False while it is suspended: every feature is off then.' })
  declare readonly isActive: boolean;
}

@ObjectType({ description: 'Who is asking, as the token says.', simpleResolvers: true })
export class Viewer {
  @Field(() => String, { description: "The token's subject: who it is for whoever issued the token." })
  declare readonly subject: string;

  @Field(() => String, { nullable: true, description: 'Address for mail, where the token tells it.' })
  declare readonly email: string | null;

  @Field(() => String, { nullable: true, description: 'Name for people, where the token tells it.' })
  declare readonly name: string | null;

  @Field(() => Role, { description: 'What the person may act as.' })
  declare readonly role: Role;
}
