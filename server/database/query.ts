/** Runs one SQL statement with `$1` parameters: what reads of resolution and the change feed need of a database. */
export type Query = <Row>(sql: string, parameters: readonly unknown[]) => Promise<Row[]>;
