import { Migration } from '@mikro-orm/migrations';

/** Servers that are running, and how far the comparison of shadow mode has come. */
export class Migration20261122000010_nodes extends Migration {
  override up(): void {
    this.addSql(`
CREATE TABLE feature_control_node (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  pinned_mode text CONSTRAINT feature_control_node_pinned_mode_check CHECK (pinned_mode IN ('enforce', 'shadow', 'legacy')),
  started_at timestamptz(3) NOT NULL DEFAULT now(),
  seen_at timestamptz(3) NOT NULL DEFAULT now()
)`);
    // One row: all servers share one sweep.
    this.addSql(`
CREATE TABLE shadow_sweep (
  id boolean PRIMARY KEY DEFAULT true CONSTRAINT shadow_sweep_one_row CHECK (id),
  position uuid,
  started_at timestamptz(3),
  completed_at timestamptz(3),
  tenants int NOT NULL DEFAULT 0
)`);
    this.addSql('INSERT INTO shadow_sweep DEFAULT VALUES');
    this.addSql(`ALTER TABLE shadow_difference ADD COLUMN cause text NOT NULL DEFAULT 'TIER'
      CONSTRAINT shadow_difference_cause_check
      CHECK (cause IN ('ABSENT_KEY', 'TIER', 'DEFAULT', 'OVERRIDE', 'RELATION', 'INACTIVE', 'INVALID_VALUE'))`);
    this.addSql('ALTER TABLE shadow_difference ALTER COLUMN cause DROP DEFAULT');
  }

  override down(): void {
    this.addSql('ALTER TABLE shadow_difference DROP COLUMN cause');
    this.addSql('DROP TABLE shadow_sweep');
    this.addSql('DROP TABLE feature_control_node');
  }
}
