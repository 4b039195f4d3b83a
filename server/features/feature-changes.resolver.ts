import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  CreateFeatureInput,
  FeaturePayload,
  SetFeatureRelationsInput,
  UpdateFeatureInput,
} from '../../schema/feature-changes.ts';
import type { FeatureValueInput } from '../../schema/feature-value.ts';
import { authorize, type GlobalVerb } from '../auth/can.ts';
import { answerChange } from '../changes/answer-change.ts';
import type { CommandContext, Done } from '../changes/run-command.ts';
import type { Context } from '../context.ts';
import type { FeatureChanged } from './change-features.ts';
import { createFeature } from './create-feature.ts';
import { readValueInput } from './read-value-input.ts';
import { setFeatureRelations } from './set-feature-relations.ts';
import { updateFeature } from './update-feature.ts';

@Resolver()
export class FeatureChangesResolver {
  @Mutation(() => FeaturePayload, { description: 'Puts a feature into the registry, for good. For super admins.' })
  createFeature(
    @Ctx() context: Context,
    @Arg('input', () => CreateFeatureInput, { description: 'The feature.' }) input: CreateFeatureInput,
  ): Promise<object> {
    return answer(context, 'createFeature', (command) => createFeature(command, { ...input, ...envelope(input) }));
  }

  @Mutation(() => FeaturePayload, {
    description:
      'Changes what the registry says of a feature, among it the kill switch and the default. For super admins.',
  })
  updateFeature(
    @Ctx() context: Context,
    @Arg('input', () => UpdateFeatureInput, { description: 'What to change.' }) input: UpdateFeatureInput,
  ): Promise<object> {
    return answer(context, 'updateFeature', (command) => updateFeature(command, { ...input, ...envelope(input) }));
  }

  @Mutation(() => FeaturePayload, {
    description:
      'Replaces what a feature needs and what it excludes. May switch features of many tenants off: try `dryRun` first. For super admins.',
  })
  setFeatureRelations(
    @Ctx() context: Context,
    @Arg('input', () => SetFeatureRelationsInput, { description: 'The lists.' }) input: SetFeatureRelationsInput,
  ): Promise<object> {
    return answer(context, 'setFeatureRelations', (command) => setFeatureRelations(command, input));
  }
}

function envelope({ defaultValue }: { readonly defaultValue?: FeatureValueInput | null }): { defaultValue?: unknown } {
  if (defaultValue === undefined) return {};
  return { defaultValue: defaultValue && readValueInput(defaultValue) };
}

function answer(
  context: Context,
  verb: GlobalVerb,
  command: (command: CommandContext) => Promise<Done<FeatureChanged>>,
): Promise<object> {
  const grant = authorize(context.caller, verb);
  return answerChange(context, grant, { feature: null }, command, async ({ key }) => ({
    feature: await context.loaders.features.byKey.load(key),
  }));
}
