import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const DECIMAL = /^(0|[1-9][0-9]{0,15})$/;

function parse(value: unknown): number {
  const revision = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  if (typeof revision === 'number' && Number.isSafeInteger(revision) && revision >= 0) return revision;
  throw new GraphQLError('A revision is a whole number, sent as a decimal string such as "42".', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** A string on the wire: revisions are 64 bits in the database, and JSON numbers lose digits beyond 53. */
export const RevisionScalar = new GraphQLScalarType<number, string>({
  name: 'Revision',
  description:
    'The number of a committed change, as a decimal string such as "42". Every change takes the next one, so a greater revision is a later ' +
    'change; the same number stands in answers, pushes and the audit log.',
  serialize: String,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
});
