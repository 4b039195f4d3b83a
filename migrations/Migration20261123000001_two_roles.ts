import { Migration } from '@mikro-orm/migrations';

const SEAL = 'seal_changes(bigint, text, bytea, bytea)';

/**
 * The role that servers connect as may not update the log, so sealing, which does, runs with the rights of who owns the tables.
 * The trigger on `change` lets it fill in the seal of a row that has none, and nothing else.
 */
export class Migration20261123000001_two_roles extends Migration {
  override async up(): Promise<void> {
    const [row] = await this.execute('SELECT quote_ident(current_schema()) AS schema');
    this.addSql(
      `ALTER FUNCTION ${SEAL} SECURITY DEFINER SET search_path = ${String(row?.['schema'])}, pg_temp SET TimeZone = 'UTC'`,
    );
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${SEAL} FROM PUBLIC`);
  }

  override down(): void {
    this.addSql(`ALTER FUNCTION ${SEAL} SECURITY INVOKER RESET ALL`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${SEAL} TO PUBLIC`);
  }
}
