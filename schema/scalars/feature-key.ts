import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const FEATURE_KEY = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,3}$/;
const MAX_LENGTH = 255; // characters, as the registry's column

function parse(value: unknown): string {
  if (typeof value === 'string' && value.length <= MAX_LENGTH && FEATURE_KEY.test(value)) return value;
  throw new GraphQLError(
    'A feature key has two to four parts of a-z, 0-9 and _ joined by dots, such as "models.openai".',
    {
      extensions: { code: 'BAD_USER_INPUT' },
    },
  );
}

/** Output is not checked: a row that holds a malformed key must not take the whole answer with it. */
export const FeatureKeyScalar = new GraphQLScalarType<string, string>({
  name: 'FeatureKey',
  description:
    'The name of a feature in the registry: two to four parts of a-z, 0-9 and _ joined by dots, the first of them its category, ' +
    'such as `models.openai` or `limits.max_flows`. Compared exactly; at most 255 characters.',
  serialize: String,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
