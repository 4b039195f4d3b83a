import type { Consent, Problem } from './admin-tier.ts';

/** A refusal in words, and what can be agreed to so that the change goes through. */
export interface ProblemText {
  readonly text: string;
  readonly remedy: { readonly label: string; readonly consent: Consent } | null;
}

function keysIn(details: unknown, field: string): readonly string[] {
  if (typeof details !== 'object' || details === null) return [];
  const found: unknown = Object.entries(details).find(([name]) => name === field)?.[1];
  return Array.isArray(found) ? found.filter((key) => typeof key === 'string') : [];
}

/** `nameOf` turns the key of a feature into its name. */
export function problemText({ code, message, details }: Problem, nameOf: (key: string) => string): ProblemText {
  const names = (field: string): string => keysIn(details, field).map(nameOf).join(', ') || 'another feature';
  switch (code) {
    case 'DEPENDENCY_UNMET':
      return {
        text: `It needs ${names('missing')}, which is off on this tier.`,
        remedy: { label: 'Switch that on as well', consent: { autoEnableDependencies: true } },
      };
    case 'DEPENDENTS_ENABLED':
      return {
        text: `${names('dependents')} would stop working without it.`,
        remedy: { label: 'Switch that off as well', consent: { cascadeDisable: true } },
      };
    case 'STALE_WRITE':
      return {
        text: 'Somebody else changed this tier just now. The list is up to date again; try once more.',
        remedy: null,
      };
    default:
      return { text: message, remedy: null };
  }
}
