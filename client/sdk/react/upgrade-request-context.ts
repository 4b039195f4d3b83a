import { createContext } from 'react';
import type { Feature } from '../core/feature.ts';

/** Asks for an upgrade; the button stays disabled until it is done. */
export type RequestUpgrade = (feature: Feature) => void | Promise<void>;

export const UpgradeRequestContext = createContext<RequestUpgrade | undefined>(undefined);
