const KEY = 'feature-control.token';

/** The token of whoever is signed in, for as long as the tab is open. */
export const sessionToken = {
  read: (): string | null => sessionStorage.getItem(KEY),
  write: (token: string): void => sessionStorage.setItem(KEY, token),
  clear: (): void => sessionStorage.removeItem(KEY),
};
