import { Refusal } from '../errors.ts';

/** Lock timeout, statement timeout, deadlock, serialization: somebody else is at work on the same rows. */
const BUSY = new Set(['55P03', '57014', '40P01', '40001']);
/** No connection, a lost one, or a server that is starting or stopping. */
const AWAY = new Set([
  '25P03',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);
/** The driver gives no code to these. */
const AWAY_MESSAGE =
  /^Connection terminated|^timeout exceeded when trying to connect|is not queryable|^Query read timeout/;

/** Tables or columns that are not there: the migrations were undone, or are still to come. */
const NOT_MIGRATED = new Set(['42P01', '42703']);

/** Whether a statement named a table or a column that does not exist. */
export function isMissingTable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && NOT_MIGRATED.has(error.code);
}

/** Whether a refusal is for a lock that somebody else had: trying again soon may help. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Refusal) || !(error.cause instanceof Error) || !('code' in error.cause)) return false;
  return typeof error.cause.code === 'string' && BUSY.has(error.cause.code);
}

/** Whether an error of the database is over soon: somebody else's lock, or a server that is away. */
export function isPassing(error: unknown): boolean {
  const told = error instanceof Refusal ? error : databaseRefusal(error);
  return told instanceof Refusal && told.code === 'FEATURE_SERVICE_UNAVAILABLE';
}

/** What a caller may be told of an error of the database: a refusal to try again later, or the error itself where it is a bug. */
export function databaseRefusal(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const taken = takenField(error);
  if (taken !== null) {
    const refusal = new Refusal('NAME_TAKEN', `Somebody has just taken this ${taken}; take another.`, {}, [taken]);
    refusal.cause = error;
    return refusal;
  }
  if (error instanceof Refusal) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (BUSY.has(code)) return unavailable('Another change is being saved; try again.', error);
  if (AWAY.has(code) || code.startsWith('08') || AWAY_MESSAGE.test(error.message)) {
    return unavailable('The database cannot be reached at the moment; nothing is known to be saved. Try again.', error);
  }
  if (isMissingTable(error)) {
    const refusal = new Refusal(
      'FEATURE_CONTROL_DISABLED',
      'The tables of feature control are not there, so this can be neither read nor changed: the old JSON decides until `npm run migrate` brings them back.',
    );
    refusal.cause = error;
    return refusal;
  }
  return error;
}

/** Names are looked up before they are written; a host that writes its own tables does not wait for our lock. */
export function takenField(error: unknown): 'name' | 'slug' | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505' || !('table' in error)) return null;
  if (error.table !== 'license_tier' && error.table !== 'tenant') return null;
  const constraint = brokenConstraint(error) ?? '';
  return (['slug', 'name'] as const).find((field) => constraint.includes(field)) ?? null;
}

function unavailable(message: string, cause: Error): Refusal {
  const refusal = new Refusal('FEATURE_SERVICE_UNAVAILABLE', message);
  refusal.cause = cause;
  return refusal;
}

/** The constraint that a statement broke; undefined for any other error. */
export function brokenConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  if (!error.code.startsWith('23')) return undefined;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : error.code;
}
