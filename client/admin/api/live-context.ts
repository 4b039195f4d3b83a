import { createContext } from 'react';
import { LiveState } from './live-state.ts';

/** The live state of this session's connection. */
export const LiveContext = createContext(new LiveState());
