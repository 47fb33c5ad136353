import type { AppDeps } from '../app-deps.ts'

/** What the demo is made with. */
export interface DemoDeps extends Pick<
  AppDeps,
  'database' | 'jobs' | 'now' | 'publicUrl' | 'isDraining'
> {
  /** Keeps the sign-in and the keys. Absolute. */
  dataFolder: string
  /** Asks the application itself: the history goes in through its HTTP surface. */
  request: (path: string, init: RequestInit) => Response | Promise<Response>
}
