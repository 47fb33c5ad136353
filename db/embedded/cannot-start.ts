/** Why a start failed, in words for the person who typed the command: they see no stack trace. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}
