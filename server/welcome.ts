import { demoUsers } from './demo/demo-users.ts';

const SHOWN = ['ada@feature-control.example', 'noor@acme-robotics.example', 'bea@bluebird-bakery.example'];

/** What the person at the terminal sees when the server is up. */
export function welcome(url: string, { demo }: { readonly demo: boolean }): string {
  const addresses = ['', `  Tenant Feature Control is running.`, ''];
  const api = [
    `  Console    ${url}/admin`,
    `  API        ${url}/graphql  (HTTP and WebSocket)`,
    `  Health     ${url}/livez  ${url}/readyz  ${url}/metrics`,
  ];
  if (!demo) return [...addresses, ...api, '', '  Ctrl-C stops it.', ''].join('\n');
  const accounts = demoUsers()
    .filter(({ email }) => SHOWN.includes(email))
    .map(({ email, role, tenantName, tierName }) => {
      const who = tenantName === null ? role : `${role} of ${tenantName}${tierName === null ? '' : `, ${tierName}`}`;
      return `    ${email.padEnd(32)} ${who}`;
    });
  return [
    ...addresses,
    `  Demo       ${url}/`,
    ...api,
    '',
    '  Demo accounts (no password; the page lists all of them):',
    ...accounts,
    '',
    '  Try first: open the demo in a browser and sign in as Noor of Acme Robotics; in another window open the console as',
    '  Ada, switch a feature of the tier Pro, save, and watch its gate in the demo open or close without a reload.',
    '',
    '  Ctrl-C stops everything; the data stays for the next start.',
    '',
  ].join('\n');
}
