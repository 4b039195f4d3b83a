import type { Impact } from './change-answer.ts';

/** A number with its word, such as `2 tenants`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The impact of a change in one line, such as `12 tenants: 1 feature goes on, 2 go off`. */
export function impactText({ tenantCount, features, models, components }: Impact): string {
  const on = features.filter((feature) => feature.on > 0).length;
  const off = features.filter((feature) => feature.off > 0).length;
  const limits = features.filter((feature) => feature.limits > 0).length;
  const parts = [
    on > 0 ? `${counted(on, 'feature goes', 'features go')} on` : null,
    off > 0 ? `${counted(off, 'feature goes', 'features go')} off` : null,
    limits > 0 ? `${counted(limits, 'value')} change${limits === 1 ? 's' : ''}` : null,
    models.length > 0 ? counted(models.length, 'model') : null,
    components.length > 0 ? counted(components.length, 'component') : null,
  ].filter((part) => part !== null);
  return `${counted(tenantCount, 'tenant')} affected: ${parts.join(', ')}`;
}
