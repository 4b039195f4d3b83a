import { buildSchema, GraphQLError, graphqlSync, type GraphQLFormattedError } from 'graphql';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { BadInput, Forbidden, Refusal, Unauthenticated } from '../../server/errors.ts';
import { createErrorFormatter } from '../../server/transport/format-error.ts';

const schema = buildSchema('type Query { ask(count: Int, deep: [Int!]): Int! }');

function setUp(): { logged: string[]; format: (error: unknown) => GraphQLFormattedError } {
  const logged: string[] = [];
  return { logged, format: createErrorFormatter(pino({}, { write: (line) => logged.push(line) })) };
}

function errorOf(
  source: string,
  variableValues: Record<string, unknown> = {},
  answer: () => unknown = () => 1,
): GraphQLError {
  const { errors } = graphqlSync({ schema, source, variableValues, rootValue: { ask: answer } });
  if (errors?.[0] === undefined) throw new Error('the operation did not fail');
  return errors[0];
}

function thrown(error: unknown): GraphQLError {
  return errorOf('{ ask }', {}, () => {
    throw error;
  });
}

describe('what a caller is told of an error', () => {
  it.each([
    [
      'a refusal',
      new Refusal('UNKNOWN_TIER', 'No such tier.', { a: 1 }, ['tierId']),
      { code: 'UNKNOWN_TIER', details: { a: 1 }, inputPath: ['tierId'] },
    ],
    ['nobody', new Unauthenticated('Sign in.'), { code: 'UNAUTHENTICATED' }],
    ['the wrong role', new Forbidden('No.'), { code: 'FORBIDDEN' }],
    ['bad input', new BadInput('Too long.'), { code: 'BAD_USER_INPUT' }],
    [
      'a coded error',
      new GraphQLError('Slow down.', { extensions: { code: 'RATE_LIMITED' } }),
      { code: 'RATE_LIMITED' },
    ],
  ])('names %s with code, sentence and path', (_name, error, extensions) => {
    const { format, logged } = setUp();
    expect(format(thrown(error))).toEqual({
      message: error.message,
      path: ['ask'],
      locations: [{ line: 1, column: 3 }],
      extensions,
    });
    expect(logged).toEqual([]);
  });

  it.each([
    ['a bug', new TypeError('cannot read secret_table')],
    ['what is not even an error', 'secret_table'],
    ['an SQL error', Object.assign(new Error('insert into secret_table'), { code: '23505' })],
    ['a coded internal error', new GraphQLError('secret_table', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })],
  ])('hides %s and logs it', (_name, error) => {
    const { format, logged } = setUp();
    const told = format(thrown(error));
    expect(told.message).toBe('Internal error');
    expect(told.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
    expect(JSON.stringify(told)).not.toContain('secret_table');
    expect(logged.join()).toContain('secret_table');
  });

  it('hides a value of ours that does not fit the schema', () => {
    const { format } = setUp();
    expect(format(errorOf('{ ask }', {}, () => null)).message).toBe('Internal error');
    expect(format(errorOf('{ ask }', {}, () => 2 ** 40)).message).toBe('Internal error');
  });

  it('hides what was thrown outside of GraphQL', () => {
    expect(setUp().format(new Error('secret_table')).message).toBe('Internal error');
  });

  it('says that the database is away, and not where it is', () => {
    const { format, logged } = setUp();
    const told = format(thrown(Object.assign(new Error('connect 10.0.0.1'), { code: 'ECONNREFUSED' })));
    expect(told.extensions).toEqual({ code: 'FEATURE_SERVICE_UNAVAILABLE' });
    expect(JSON.stringify(told)).not.toContain('10.0.0.1');
    expect(logged).toHaveLength(1);
  });

  it.each([
    ['a variable of another type', 'query ($count: Int) { ask(count: $count) }', { count: 'x' }],
    ['a variable out of range', 'query ($count: Int) { ask(count: $count) }', { count: 2 ** 31 }],
    ['a variable that is missing', 'query ($count: Int!) { ask(count: $count) }', {}],
    ['a literal of another type', '{ ask(count: "x") }', {}],
    ['a literal out of range', '{ ask(count: 2147483648) }', {}],
    ['a wrong item in a list', '{ ask(deep: [1, 2.5]) }', {}],
  ])('calls %s BAD_USER_INPUT', (_name, source, variables) => {
    const error = errorOf(source, variables);
    expect(setUp().format(error)).toMatchObject({ message: error.message, extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('calls an unknown field GRAPHQL_VALIDATION_FAILED', () => {
    expect(setUp().format(errorOf('{ nothing }')).extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });
});
