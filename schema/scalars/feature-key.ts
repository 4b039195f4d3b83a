import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** Syntax is not judged: a key that no feature can have is an unknown key, which look-ups answer and changes refuse as such. */
function parse(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new GraphQLError('A feature key is text, such as "models.openai".', { extensions: { code: 'BAD_USER_INPUT' } });
}

/** Output is not checked: a row that holds a malformed key must not take the whole answer with it. */
export const FeatureKeyScalar = new GraphQLScalarType<string, string>({
  name: 'FeatureKey',
  description:
    'The name of a feature in the registry: two to four parts of a-z, 0-9 and _ joined by dots, the first of them its category, ' +
    'such as `models.openai` or `limits.max_flows`; at most 255 characters. Compared exactly: any other text is a key that does not exist.',
  serialize: String,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
