import { Migration } from '@mikro-orm/migrations';

/** Keys that only read, also where they read everything: the role alone cannot say that. */
export class Migration20261122000020_api_key_access extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE api_key ADD COLUMN access text NOT NULL DEFAULT 'admin'
      CONSTRAINT api_key_access_check CHECK (access IN ('read', 'admin'))`);
    this.addSql(`UPDATE api_key SET access = 'read' WHERE role = 'member'`);
    this.addSql('ALTER TABLE api_key ALTER COLUMN access DROP DEFAULT');
    this.addSql(`ALTER TABLE api_key ADD CONSTRAINT api_key_role_by_access
      CHECK (role = 'super_admin' OR (role = 'member') = (access = 'read'))`);
  }

  override down(): void {
    this.addSql('ALTER TABLE api_key DROP CONSTRAINT api_key_role_by_access');
    this.addSql('ALTER TABLE api_key DROP COLUMN access');
  }
}
