import { Field, ObjectType } from 'type-graphql';
import { ProblemCode } from './problem-code.ts';
import { JsonScalar } from './scalars/json.ts';

@ObjectType({ description: 'Why a change was refused. Nothing was written.', simpleResolvers: true })
export class Problem {
  @Field(() => ProblemCode, { description: 'What is wrong, for programs.' })
  declare readonly code: ProblemCode;

  @Field(() => String, { description: 'What is wrong, for people.' })
  declare readonly message: string;

  @Field(() => [String], {
    description: 'Where in the input, such as `["changes", "0", "value"]`; empty where it is about the whole.',
  })
  declare readonly path: readonly string[];

  @Field(() => JsonScalar, {
    description: 'What else belongs to the code, such as `{"missing": ["api.public_endpoints"]}`.',
  })
  declare readonly details: unknown;
}
