import type {
  MountAnnouncement,
  MountCelebration,
  MountChecklist,
  MountHint,
  MountResourceCentre,
  MountSurvey,
  MountTour,
} from './surface.ts'

/** What the page draws itself, each in place of ours. Others of the kinds stay ours. */
export interface HeadlessSurfaces {
  checklist?: MountChecklist
  tour?: MountTour
  hint?: MountHint
  /** Banners and modals. */
  announcement?: MountAnnouncement
  survey?: MountSurvey
  'resource-centre'?: MountResourceCentre
  celebration?: MountCelebration
}

export interface MilepostOptions {
  /** The public key of an environment, `mp_wk_…`. */
  writeKey: string
  /**
   * Where Milepost answers: an origin, or a path of your own domain that is proxied (`/mp`).
   * Default: where the boot script came from.
   */
  host?: string
  /** `required`: nothing is stored or sent before `consent('granted')`. Default `none`. */
  consent?: 'none' | 'required'
  /** Send a page event on init and whenever the path changes. Default true. */
  autoPage?: boolean
  /** The language guides are shown in, BCP 47. Default: that of the page, else of the browser. */
  locale?: string
  /**
   * Surfaces that the page draws: called with the host and the actions when there is something to
   * show, then told each new view. What is shown, and when, is still decided by us.
   * @example { checklist: (host, actions) => ({ update: (view) => draw(view, actions), remove }) }
   */
  surfaces?: HeadlessSurfaces
}

export interface ReadOptions {
  writeKey: string
  /** Absolute, without a trailing slash. */
  host: string
  consentRequired: boolean
  autoPage: boolean
  locale: string | undefined
  surfaces: HeadlessSurfaces
}

/** Checks what init was given. Undefined when it cannot be used. */
export function readOptions(
  given: Partial<MilepostOptions> | undefined,
  page: { href: string; scriptHost: string | undefined },
): ReadOptions | undefined {
  const { writeKey, host = page.scriptHost, consent, autoPage, locale, surfaces } = given ?? {}
  if (typeof writeKey !== 'string' || !/^mp_wk_\w/.test(writeKey)) return
  try {
    const url = new URL(host ?? '/', page.href)
    if (!/^https?:$/.test(url.protocol)) return
    return {
      writeKey,
      host: (url.origin + url.pathname).replace(/\/+$/, ''),
      consentRequired: consent === 'required',
      autoPage: autoPage !== false,
      locale: typeof locale === 'string' && locale ? locale : undefined,
      surfaces: surfaces ?? {},
    }
  } catch {
    return
  }
}
