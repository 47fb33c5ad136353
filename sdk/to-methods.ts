import type { MilestoneState } from '#contract/session'
import type { Milepost } from './index.ts'

/** Methods in place of `milepost('…')`; `call` is what the page has under `window.milepost`. */
export function toMethods(call: (method: string, ...args: unknown[]) => unknown): Milepost {
  return {
    identify: (...args) => void call('identify', ...args),
    group: (...args) => void call('group', ...args),
    track: (...args) => void call('track', ...args),
    page: (...args) => void call('page', ...args),
    start: (guideKey) => void call('start', guideKey),
    explain: (guideKey) => (call('explain', guideKey) as string[] | undefined) ?? [],
    milestone: (key) => call('milestone', key) as MilestoneState | undefined,
    debug: () => void call('debug'),
    on: (type, listener) => (call('on', type, listener) as (() => void) | undefined) ?? (() => {}),
    consent: (decision) => void call('consent', decision),
    reset: () => void call('reset'),
    flush: () => Promise.resolve(call('flush') as Promise<void> | undefined),
    destroy: () => void call('destroy'),
  }
}
