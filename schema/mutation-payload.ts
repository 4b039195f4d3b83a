import { Field, InterfaceType } from 'type-graphql';
import { Impact } from './impact.ts';
import { Problem } from './problem.ts';
import { RevisionScalar } from './scalars/revision.ts';

@InterfaceType({ description: 'What every mutation answers.', autoRegisterImplementations: true })
export abstract class MutationPayload {
  @Field(() => RevisionScalar, {
    nullable: true,
    description:
      'The revision that holds the change; where nothing had to be changed, or in a dry run, the present one. Null where it was refused.',
    simple: true,
  })
  declare readonly revision: number | null;

  @Field(() => Problem, { nullable: true, description: 'Why it was refused; null where it was not.', simple: true })
  declare readonly problem: Problem | null;

  @Field(() => Impact, {
    nullable: true,
    description: 'In a dry run: who would gain and who would lose what. Otherwise null.',
    simple: true,
  })
  declare readonly impact: Impact | null;
}
