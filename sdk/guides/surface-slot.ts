import type { Mount, MountedSurface, SurfaceHost } from '../surface.ts'

export interface SurfaceSlot<View> {
  /** `key` says whose it is: what belongs to another one is mounted anew, in its own language. */
  show(view: View, key?: string): void
  hide(): void
}

export interface SlotParts {
  loadChunk(name: string): Promise<unknown>
  host(): SurfaceHost
  guard<Result>(run: () => Result): Result | undefined
  report(code: string, detail?: unknown): void
}

/**
 * A place for one surface: loads its chunk the first time, then mounts, updates and removes. `actions`
 * are what the surface may call: `ChecklistActions`, … as its chunk asks for. `onFail`: it could not
 * be loaded or mounted.
 */
export function createSurfaceSlot<View>(
  { loadChunk, host, guard, report }: SlotParts,
  name: string,
  actions: object,
  onFail?: () => void,
): SurfaceSlot<View> {
  let wanted: View | undefined
  let mounted: MountedSurface<View> | undefined
  let mountedKey: string | undefined
  let isLoading = false

  function load(): void {
    isLoading = true
    loadChunk(name).then(
      (chunk) => {
        isLoading = false
        const { mount } = chunk as { mount: Mount<View, object> }
        // In tasks of their own: together they would hold a slow phone for longer than 50 ms.
        setTimeout(() => {
          if (wanted === undefined || mounted) return
          mounted = guard(() => mount(host(), guarded(actions, guard), name))
          if (!mounted) return onFail?.()
          setTimeout(() => guard(() => wanted !== undefined && mounted?.update(wanted)))
        })
      },
      (error: unknown) => {
        isLoading = false
        report('chunk_failed', error)
        onFail?.()
      },
    )
  }

  function hide(): void {
    wanted = undefined
    const surface = mounted
    mounted = undefined
    surface?.remove()
  }

  return {
    show(view, key) {
      if (key !== mountedKey) hide()
      mountedKey = key
      wanted = view
      if (mounted) mounted.update(view)
      else if (!isLoading) load()
    },
    hide,
  }
}

/** What a surface calls runs under the guard: an error of ours never reaches the page. */
const guarded = (actions: object, guard: SlotParts['guard']) =>
  new Proxy(actions as Record<string, (...args: unknown[]) => unknown>, {
    get:
      (target, name: string) =>
      (...args: unknown[]) =>
        guard(() => target[name]!(...args)),
  })
