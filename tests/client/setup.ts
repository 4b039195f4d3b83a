import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// React warns about updates outside act only where it knows that it is under test.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

afterEach(cleanup);
