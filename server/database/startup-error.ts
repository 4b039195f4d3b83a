/** Something outside the program keeps it from starting. The message is one sentence for the person at the terminal. */
export class StartupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartupError';
  }
}
