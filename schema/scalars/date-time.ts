import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function parse(value: unknown): Date {
  const match = typeof value === 'string' ? RFC_3339.exec(value) : null;
  if (match && isDayOfCalendar(Number(match[1]), Number(match[2]), Number(match[3]))) return new Date(match[0]);
  throw new GraphQLError('A time is written as RFC 3339 with its zone, such as "2026-03-01T12:00:00.000Z".', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** `Date` rolls the 30th of February over into March instead of refusing it. The year 0 does not exist in PostgreSQL. */
function isDayOfCalendar(year: number, month: number, day: number): boolean {
  const lastDay = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
}

function serialize(value: unknown): string {
  const time = typeof value === 'number' ? new Date(value) : value;
  if (time instanceof Date && !Number.isNaN(time.getTime())) return time.toISOString();
  throw new GraphQLError('A time could not be written.');
}

/** Reads RFC 3339 into a `Date`; writes a `Date` or a number of milliseconds since 1970. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'A moment as RFC 3339 with its zone, such as `2026-03-01T12:00:00.000Z`. Answers are in UTC with milliseconds. Ends of windows are exclusive.',
  serialize,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
