import { z } from 'zod';
import { Refusal } from '../errors.ts';

/** What is wrong with a field, for `details.detail`, and for people. */
const FAULTS = {
  REQUIRED: 'it must be given',
  BLANK: 'it must not be blank',
  TOO_LONG: 'it is too long',
  NOT_PLAIN_TEXT: 'it holds characters that cannot be seen, or breaks the line',
  NOT_AN_ICON: 'it must be the name of an icon: a-z, 0-9 and -',
  NOT_A_LINK: 'it must be a link that begins with http:// or https://',
  NOT_A_KEY: 'it must be made of a-z, 0-9 and _, and begin with a letter',
  NOT_A_PRICE: 'it must be a decimal such as "0.0025", from 0 to 9999.999999, with at most six places',
  OUT_OF_RANGE: 'it is out of range',
  NOT_VALID: 'it is not valid',
} as const;

type Fault = keyof typeof FAULTS;

// Controls, separators of lines and paragraphs, halves of surrogates, marks that turn the direction of writing, and what has
// no shape or is blank: what makes two names look alike that are not, or one look like another. Joiners and selectors of a
// variant are part of some scripts and of emoji, but do nothing after a letter of these three.
const NOT_SEEN = String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069\u2800]
  |(?![\u200C\u200D\uFE00-\uFE0F\u{E0100}-\u{E01EF}])\p{Default_Ignorable_Code_Point}
  |(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200C\u200D\uFE00-\uFE0F]`.replaceAll(/\s/g, '');
const UNSEEN = new RegExp(NOT_SEEN, 'u');
const UNSEEN_BUT_LINES = new RegExp(`(?![\\t\\n\\r])(?:${NOT_SEEN})`, 'u');

const fault = (name: Fault) => ({ error: name, abort: true });

/** A text in one spelling, without spaces around it. */
const trimmed = z.string().transform((value) => value.normalize('NFC').trim());

const noLongerThan = (characters: number) => (value: string) =>
  value.length <= 2 * characters && Array.from(value).length <= characters;

/** One line of text that says something. Length in characters, as PostgreSQL counts them. */
export const line = (longest: number) =>
  trimmed.pipe(
    z
      .string()
      .refine((value) => value !== '', fault('BLANK'))
      .refine((value) => !UNSEEN.test(value), fault('NOT_PLAIN_TEXT'))
      .refine(noLongerThan(longest), fault('TOO_LONG')),
  );

/** One line of text, or null; a blank one is null. */
export const optionalLine = (longest: number) => blankIsNull(line(longest));

/** Text that may have several lines, or null; a blank one is null. */
export const optionalText = (longest: number) =>
  blankIsNull(
    trimmed.pipe(
      z
        .string()
        .refine((value) => !UNSEEN_BUT_LINES.test(value), fault('NOT_PLAIN_TEXT'))
        .refine(noLongerThan(longest), fault('TOO_LONG')),
    ),
  );

/** A link that may be clicked, or null. */
export const optionalLink = (longest: number) =>
  blankIsNull(
    line(longest).refine((value) => /^https?:\/\/[^\s]+$/iu.test(value) && URL.canParse(value), fault('NOT_A_LINK')),
  );

/** The name of an icon, or null: nothing that a page could take for an address. */
export const optionalIcon = (longest: number) =>
  blankIsNull(line(longest).refine((value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value), fault('NOT_AN_ICON')));

/** A part of a feature key. */
export const keyPart = (longest: number) =>
  line(longest).refine((value) => /^[a-z][a-z0-9_]*$/.test(value), fault('NOT_A_KEY'));

/** US dollars as a decimal text, null where unknown: money is never a float. As the database writes it, with six places. */
export const optionalPrice = z
  .string()
  .refine((value) => /^[0-9]{1,4}(\.[0-9]{1,6})?$/.test(value), fault('NOT_A_PRICE'))
  .transform((value) => {
    const [whole = '0', places = ''] = value.split('.');
    return `${whole.replace(/^0+(?=[0-9])/, '')}.${places.padEnd(6, '0')}`;
  })
  .nullable();

export const wholeNumber = z.int32(fault('OUT_OF_RANGE'));

export const optionalAmount = z.int32(fault('OUT_OF_RANGE')).min(1, fault('OUT_OF_RANGE')).nullable();

function blankIsNull<S extends z.ZodType<string, string>>(schema: S) {
  return z
    .string()
    .nullable()
    .transform((value) => (value === null || value.trim() === '' ? null : value))
    .pipe(schema.nullable());
}

/** What an input says of the fields of a shape, before it is judged. */
export type FieldsInput<S extends z.ZodObject> = {
  readonly [Field in keyof z.input<S>]?: Readonly<z.input<S>[Field]> | null | undefined;
};

type Given<T> = { readonly [Field in keyof T]: Exclude<T[Field], undefined> };

/**
 * The fields of the input that the shape has, in the form in which they are stored. What is left out stays left out.
 * @throws {Refusal} INVALID_VALUE with the path in the input
 */
export function parseFields<S extends z.ZodObject>(shape: S, input: object): Given<z.output<S>> {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const parsed = shape.safeParse(given);
  // What is left out of the input is left out here.
  if (parsed.success) return parsed.data as Given<z.output<S>>;
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === 'number' ? part : String(part)));
  throw invalidField(faultOf(issue, given[String(path[0])]), path);
}

/** @param why for people; default: what belongs to the detail */
export function invalidField(detail: string, path: readonly (string | number)[], why?: string): Refusal {
  const reason = why ?? (isFault(detail) ? FAULTS[detail] : FAULTS.NOT_VALID);
  return new Refusal('INVALID_VALUE', `${path.join('.')} is refused: ${reason}.`, { detail }, path);
}

function faultOf(issue: z.core.$ZodIssue | undefined, value: unknown): Fault {
  if (issue !== undefined && isFault(issue.message)) return issue.message;
  return value === null || value === undefined ? 'REQUIRED' : 'NOT_VALID';
}

function isFault(text: string): text is Fault {
  return Object.hasOwn(FAULTS, text);
}
