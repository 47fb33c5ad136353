/** Undoes a start: the last thing opened is closed first. */
export interface StopInOrder {
  add(close: () => Promise<void>): void
  /** Closes everything once, also when one of them fails; later calls wait for the first. */
  stop(): Promise<void>
}

/** Collects what has been opened. `onProblem` hears of a close that failed. */
export function createStopInOrder(onProblem: (error: unknown) => void): StopInOrder {
  const closes: (() => Promise<void>)[] = []
  let stopping: Promise<void> | undefined
  const closeAll = async () => {
    for (let close = closes.pop(); close; close = closes.pop()) await close().catch(onProblem)
  }
  return {
    add: (close) => {
      closes.push(close)
    },
    stop: () => (stopping ??= closeAll()),
  }
}
