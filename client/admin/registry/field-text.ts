import type { FieldValue } from './field-value.ts';
import type { RegistryField } from './registry.ts';

const whole = new Intl.NumberFormat('en');

/** What a field holds, in words. */
export function fieldText(field: RegistryField, value: FieldValue): string {
  if (value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return whole.format(value);
  if (typeof value !== 'string') return value.length === 0 ? 'nothing' : value.join(', ');
  return field.choices?.find((choice) => choice.value === value)?.label ?? value;
}
