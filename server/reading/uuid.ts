const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Never given to anything. Not the nil uuid, which stands in the audit log where a change has no subject. */
const UNUSED = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** An id as the database writes it. What cannot be one becomes an id that nothing has, and so is answered like any that is unknown. */
export function readUuid(id: string): string {
  const written = id.toLowerCase();
  return UUID.test(written) ? written : UNUSED;
}
