/** Thrown for a question that has no answer as it is asked; the message says what to ask instead. */
export class Unanswerable extends Error {
  /** The parameter to change. */
  readonly path: string

  constructor(path: string, message: string) {
    super(message)
    this.path = path
  }
}
