import { isEnumType, type GraphQLSchema } from 'graphql';

/** Codes that are never a mutation's `problem`. */
const TOP_LEVEL = {
  UNAUTHENTICATED: 'No token, or one that does not hold. HTTP 401 where a token was sent.',
  FORBIDDEN: 'Your role may not, whatever the tenant; or pages of your origin may not.',
  BAD_USER_INPUT: 'The input does not fit the schema, or breaks a limit of size, depth or pages.',
  GRAPHQL_PARSE_FAILED: 'The document is no GraphQL. HTTP 400.',
  GRAPHQL_VALIDATION_FAILED: 'The document is not of this schema. HTTP 400.',
  INTERNAL_SERVER_ERROR: 'Our own fault: the log has the rest.',
};

/** The codes of all refusals as a table of Markdown, as the schema describes them, so that page and schema cannot differ. */
export function errorCodeTable(schema: GraphQLSchema): string {
  const type = schema.getType('ProblemCode');
  const refusals = isEnumType(type) ? type.getValues() : [];
  const rows = [
    ...Object.entries(TOP_LEVEL),
    ...refusals.map(({ name, description }) => [name, description ?? ''] as const),
  ].map(([code, when]) => [`\`${code}\``, when] as const);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[], fill = ' '): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  return [line(['code', 'when']), line(['', ''], '-'), ...rows.map((row) => line(row))].join('\n');
}
