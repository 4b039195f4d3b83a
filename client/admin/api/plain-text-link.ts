import { ApolloLink } from '@apollo/client';
import { map } from 'rxjs';

/** Marks that turn the direction of writing, for what stands beside a text as well. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Shows such marks as � instead of obeying them. The server refuses them in names, but reasons, tokens and tables that others
 * write have them: without this, somebody's text could make the console's own words read backwards.
 */
export function createPlainTextLink(): ApolloLink {
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      map((result) => {
        const text = JSON.stringify(result);
        return text.search(TURNING) === -1 ? result : (JSON.parse(text.replace(TURNING, '\uFFFD')) as typeof result);
      }),
    ),
  );
}
