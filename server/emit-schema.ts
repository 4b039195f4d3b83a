import { writeFileSync } from 'node:fs';
import { createSchema, printContract } from './graphql.ts';

writeFileSync(new URL('../schema/schema.graphql', import.meta.url), printContract(createSchema()));
