/** What PostgreSQL's programs get of an environment: standard places for `sh` and `unshare`, and messages that can be read. */
export const postgresEnvironment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
} as const;
