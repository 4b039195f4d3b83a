import type { TestDatabase } from './database.ts';

/** Tables of other owners: MikroORM's own list of migrations. */
const NOT_OURS = `('mikro_orm_migrations')`;

/**
 * Columns with type, nullability and default, keys, foreign keys, unique constraints and indexes as PostgreSQL itself prints
 * them, one per line and sorted. Names of constraints and indexes are left out: they decide nothing.
 */
export async function describeSchema(database: TestDatabase): Promise<string[]> {
  const rows = await database.query<{ line: string }>(`
    WITH ours AS (SELECT oid, relname FROM pg_class
                   WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT IN ${NOT_OURS})
    SELECT format('%s.%s %s%s%s%s', relname, attname, format_type(atttypid, atttypmod),
                  CASE WHEN attnotnull THEN ' not null' END,
                  ' default ' || pg_get_expr(adbin, adrelid), nullif(attidentity::text || attgenerated::text, '')) AS line
      FROM ours JOIN pg_attribute ON attrelid = ours.oid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
     WHERE attnum > 0 AND NOT attisdropped
    UNION ALL
    SELECT format('%s %s', relname, pg_get_constraintdef(pg_constraint.oid))
      FROM ours JOIN pg_constraint ON conrelid = ours.oid WHERE contype IN ('p', 'u', 'f', 'x')
    UNION ALL
    SELECT format('%s %s', relname, regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \\S+ ON', 'INDEX ON'))
      FROM ours JOIN pg_index ON indrelid = ours.oid
     WHERE NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))`);
  return rows.map(({ line }) => line).toSorted();
}
