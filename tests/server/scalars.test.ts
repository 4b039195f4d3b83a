import { GraphQLError, parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DateTimeScalar } from '../../schema/scalars/date-time.ts';
import { FeatureKeyScalar } from '../../schema/scalars/feature-key.ts';
import { JsonScalar } from '../../schema/scalars/json.ts';
import { RevisionScalar } from '../../schema/scalars/revision.ts';
import { refuseControlCharacters } from '../../server/plain-text.ts';

describe('DateTime', () => {
  it.each([
    ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01t12:00:00.123456789z', '2026-03-01T12:00:00.123Z'],
    ['2026-03-01T12:00:00+05:30', '2026-03-01T06:30:00.000Z'],
    ['2024-02-29T23:59:59-00:00', '2024-02-29T23:59:59.000Z'],
  ])('reads %s', (text, moment) => {
    expect(DateTimeScalar.parseValue(text).toISOString()).toBe(moment);
    expect(DateTimeScalar.parseLiteral(parseValue(`"${text}"`)).toISOString()).toBe(moment);
  });

  it.each([
    '2023-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-03-01 12:00:00Z',
    '2026-03-01T12:00Z',
    '2026-03-01T12:00:60Z',
    'now',
    '',
    1,
    null,
  ])('refuses %j', (value) => {
    expect(() => DateTimeScalar.parseValue(value)).toThrow('RFC 3339');
  });

  it('writes dates and milliseconds the same', () => {
    expect(DateTimeScalar.serialize(new Date(1))).toBe('1970-01-01T00:00:00.001Z');
    expect(DateTimeScalar.serialize(1)).toBe('1970-01-01T00:00:00.001Z');
    expect(() => DateTimeScalar.serialize(Number.NaN)).toThrow(GraphQLError);
  });
});

describe('Revision', () => {
  it('is a decimal string outside and a number inside', () => {
    expect(RevisionScalar.serialize(42)).toBe('42');
    expect(RevisionScalar.parseValue('42')).toBe(42);
    expect(RevisionScalar.parseValue('0')).toBe(0);
    expect(RevisionScalar.parseLiteral(parseValue('"9007199254740991"'))).toBe(Number.MAX_SAFE_INTEGER);
  });

  it.each(['', '042', '-1', '+1', '1.0', '1e3', ' 1', '9007199254740992', '\u0661', -1, 1.5, true])(
    'refuses %j',
    (value) => {
      expect(() => RevisionScalar.parseValue(value)).toThrow('whole number');
    },
  );
});

describe('FeatureKey', () => {
  it.each(['models.openai', 'a.b.c.d', 'models', 'Models.OpenAI', '', '__proto__', 'x'.repeat(300)])(
    'reads %j as it is: whether there is such a feature is not its business',
    (key) => {
      expect(FeatureKeyScalar.parseValue(key)).toBe(key);
      expect(FeatureKeyScalar.parseLiteral(parseValue(JSON.stringify(key)))).toBe(key);
    },
  );

  it.each([7, true, null, ['models.openai']])('refuses %j', (key) => {
    expect(() => FeatureKeyScalar.parseValue(key)).toThrow('is text');
    expect(() => FeatureKeyScalar.parseLiteral(parseValue(JSON.stringify(key)))).toThrow('is text');
  });
});

describe('JSON', () => {
  it('reads literals with variables in them, and a field named __proto__ as data', () => {
    const literal = parseValue('{ a: [1, 2.5, "x", true, null, $v], __proto__: { admin: true } }');
    const value = JsonScalar.parseLiteral(literal, { v: { b: 1 } }) as object;
    expect(JSON.stringify(value)).toBe('{"a":[1,2.5,"x",true,null,{"b":1}],"__proto__":{"admin":true}}');
    expect('admin' in value).toBe(false);
  });

  it('refuses enum values', () => {
    expect(() => JsonScalar.parseLiteral(parseValue('[ON]'))).toThrow('enum');
  });
});

describe('text', () => {
  it.each([
    ['plain', 'a b\tc\r\nd \u{1F600} \u00e9'],
    ['nested', { a: [{ b: 'c' }] }],
    ['no text', 5],
    ['a date', new Date(0)],
    ['nothing', null],
  ])('lets %s pass', (_name, value) => {
    expect(() => refuseControlCharacters(value)).not.toThrow();
  });

  it.each([
    ['\0', 'The text contains the control character U+0000.'],
    [{ reason: 'a\u007f' }, 'reason contains the control character U+007F.'],
    [{ changes: [{}, { value: { text: '\u0085' } }] }, 'changes.1.value.text contains the control character U+0085.'],
    [{ '\u001b': 1 }, 'The text contains the control character U+001B.'],
    ['\udc00', 'The text contains the control character U+DC00.'],
  ])('refuses %j and says where it is', (value, message) => {
    expect(() => refuseControlCharacters(value)).toThrow(message);
  });

  it('reads what is nested deeper than a stack is', () => {
    let deep: unknown = '\0';
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(() => refuseControlCharacters(deep)).toThrow('U+0000');
  });
});
