const whole = new Intl.NumberFormat('en');

/** A stored value, `{"enabled": …, "value": …}`, in words. What is stored may be anything, and is then shown as it is. */
export function envelopeText(stored: unknown): string {
  if (typeof stored !== 'object' || stored === null || !('enabled' in stored)) return JSON.stringify(stored);
  if (stored.enabled !== true) return 'Off';
  if (!('value' in stored) || stored.value === undefined) return 'On';
  if (stored.value === null) return 'Unlimited';
  if (typeof stored.value === 'number') return whole.format(stored.value);
  return typeof stored.value === 'string' ? `“${stored.value}”` : JSON.stringify(stored.value);
}
