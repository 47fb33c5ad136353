import type { Celebration, CompletedMilestone } from '#contract/event-batch'
import type { ToldRun } from './runs.ts'

/** What one tab tells the others. */
export interface TabMessage {
  completed?: CompletedMilestone[]
  /** Offered to this tab, which may not be the one that is looked at. */
  celebrations?: Celebration[]
  run?: ToldRun
}

export interface TabChannel {
  tell(message: TabMessage): void
  close(): void
}

/**
 * Keeps the tabs of one user in step. `describeWho` tells user and account: tabs of somebody else do
 * not listen. Says nothing where the browser has no BroadcastChannel.
 */
export function openTabChannel(
  name: string,
  describeWho: () => string,
  onMessage: (message: TabMessage) => void,
): TabChannel {
  let channel: BroadcastChannel | undefined
  try {
    channel = new BroadcastChannel(name)
    channel.onmessage = ({ data }: MessageEvent<{ who: string; message: TabMessage }>) => {
      if (data.who === describeWho()) onMessage(data.message)
    }
  } catch {
    // Each tab on its own: the server keeps them right, a little later.
  }
  return {
    tell: (message) => channel?.postMessage({ who: describeWho(), message }),
    close: () => channel?.close(),
  }
}
