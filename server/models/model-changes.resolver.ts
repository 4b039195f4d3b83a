import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CreateModelInput, ModelPayload, UpdateModelInput } from '../../schema/model-changes.ts';
import { authorize, type GlobalVerb } from '../auth/can.ts';
import { answerChange } from '../changes/answer-change.ts';
import type { CommandContext, Done } from '../changes/run-command.ts';
import type { Context } from '../context.ts';
import { createModel } from './create-model.ts';
import type { ModelChanged } from './model-fields.ts';
import { updateModel } from './update-model.ts';

@Resolver()
export class ModelChangesResolver {
  @Mutation(() => ModelPayload, { description: 'Puts a model into the registry. For super admins.' })
  createModel(
    @Ctx() context: Context,
    @Arg('input', () => CreateModelInput, { description: 'The model.' }) input: CreateModelInput,
  ): Promise<object> {
    return answer(context, 'createModel', (command) => createModel(command, input));
  }

  @Mutation(() => ModelPayload, {
    description: 'Changes a model, or retires it by `isActive: false`. For super admins.',
  })
  updateModel(
    @Ctx() context: Context,
    @Arg('input', () => UpdateModelInput, { description: 'What to change.' }) input: UpdateModelInput,
  ): Promise<object> {
    return answer(context, 'updateModel', (command) => updateModel(command, input));
  }
}

function answer(
  context: Context,
  verb: GlobalVerb,
  command: (command: CommandContext) => Promise<Done<ModelChanged>>,
): Promise<object> {
  const grant = authorize(context.caller, verb);
  return answerChange(context, grant, { model: null }, command, async ({ id }) => ({
    model: await context.loaders.models.byId.load(id),
  }));
}
