import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ComponentPayload, CreateComponentInput, UpdateComponentInput } from '../../schema/component-changes.ts';
import { authorize, type GlobalVerb } from '../auth/can.ts';
import { answerChange } from '../changes/answer-change.ts';
import type { CommandContext, Done } from '../changes/run-command.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import type { ComponentChanged } from './component-fields.ts';
import { createComponent } from './create-component.ts';
import { updateComponent } from './update-component.ts';

@Resolver()
export class ComponentChangesResolver {
  @Mutation(() => ComponentPayload, { description: 'Puts a component into the registry. For super admins.' })
  createComponent(
    @Ctx() context: Context,
    @Arg('input', () => CreateComponentInput, { description: 'The component.' }) input: CreateComponentInput,
  ): Promise<object> {
    return answer(context, 'createComponent', (command) => createComponent(command, { ...input, ...names(input) }));
  }

  @Mutation(() => ComponentPayload, {
    description: 'Changes a component, or retires it by `isActive: false`. For super admins.',
  })
  updateComponent(
    @Ctx() context: Context,
    @Arg('input', () => UpdateComponentInput, { description: 'What to change.' }) input: UpdateComponentInput,
  ): Promise<object> {
    return answer(context, 'updateComponent', (command) => updateComponent(command, { ...input, ...names(input) }));
  }
}

/** The API says `name` for what people read, like everywhere; in the registry that is the name of the class. */
function names({ name, componentName }: Pick<UpdateComponentInput, 'name' | 'componentName'>) {
  return { displayName: name, name: componentName };
}

const INPUT_FIELDS: Readonly<Record<string, string>> = { displayName: 'name', name: 'componentName' };

/** A refusal names the field as the input has it. */
async function asInInput<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const field = error instanceof Refusal ? error.inputPath[0] : undefined;
    const named = typeof field === 'string' ? INPUT_FIELDS[field] : undefined;
    if (!(error instanceof Refusal) || named === undefined) throw error;
    const message = error.message.replace(`${field} is refused`, `${named} is refused`);
    throw new Refusal(error.code, message, error.details, [named, ...error.inputPath.slice(1)]);
  }
}

function answer(
  context: Context,
  verb: GlobalVerb,
  command: (command: CommandContext) => Promise<Done<ComponentChanged>>,
): Promise<object> {
  const grant = authorize(context.caller, verb);
  return answerChange(
    context,
    grant,
    { component: null },
    (given) => asInInput(command(given)),
    async ({ id }) => ({
      component: await context.loaders.components.byId.load(id),
    }),
  );
}
