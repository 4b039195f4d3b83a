/** Gives the bearer token. `fresh`: the last one was refused or has expired, so a kept one will not do. */
export type GetToken = (request: { readonly fresh: boolean }) => string | null | Promise<string | null>;
