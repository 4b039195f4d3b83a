import { Extensions } from 'type-graphql';

/**
 * Marks a field whose value is the same for every tenant with the same inputs. Only answers made of such fields alone are
 * kept as bytes and sent to more than one tenant, so a field that tells anything of one tenant must never carry it.
 */
export function Shared(): MethodDecorator & PropertyDecorator {
  return Extensions({ shared: true });
}
