import { momentText } from '../values/moment-text.ts';
import type { TenantFeature } from './tenant.ts';

type Ignored = NonNullable<TenantFeature['ignoredOverride']>;

/** Why an override that exists is not followed. */
export function ignoredText(
  ignored: Ignored,
  { startsAt, expiresAt }: { readonly startsAt: string | null; readonly expiresAt: string | null },
): string {
  const texts: Readonly<Record<Ignored, string>> = {
    NOT_STARTED: `The override starts ${startsAt === null ? 'later' : momentText(startsAt)}`,
    EXPIRED: `The override ended ${expiresAt === null ? 'already' : momentText(expiresAt)}`,
    NOT_ALLOWED: 'The override is ignored: the tier allows none of this feature',
    LICENSE_EXPIRED: 'The override is ignored: the licence is over',
  };
  return texts[ignored];
}
