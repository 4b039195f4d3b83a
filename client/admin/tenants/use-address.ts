export { type AddressChange, useAddress } from '../reading/use-address.ts';
