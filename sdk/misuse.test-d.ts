// What must not compile for who uses the package. `npm run check` fails if one of these compiles.
import { createMilepost, type Milepost } from './index.ts'
import { useMilestone, type MilepostProviderProps } from './react/react.ts'

declare const milepost: Milepost

// @ts-expect-error: the write key is required
createMilepost({ host: '/mp' })
// @ts-expect-error: an option that does not exist
createMilepost({ writeKey: 'mp_wk_1', apiHost: '/mp' })
// @ts-expect-error: consent is none or required
createMilepost({ writeKey: 'mp_wk_1', consent: 'denied' })
// @ts-expect-error: there is no such surface
createMilepost({ writeKey: 'mp_wk_1', surfaces: { banner: () => ({ update() {}, remove() {} }) } })
// @ts-expect-error: what is mounted must be removable
createMilepost({ writeKey: 'mp_wk_1', surfaces: { checklist: () => ({ update() {} }) } })
createMilepost({
  writeKey: 'mp_wk_1',
  surfaces: {
    checklist: (_, actions) => ({
      update(view) {
        // @ts-expect-error: a step is named by its key
        actions.act(view.phases[0])
      },
      remove() {},
    }),
  },
})
// @ts-expect-error: an id is a string
milepost.identify(17)
// @ts-expect-error: traits are an object
milepost.identify('u1', 'pro')
// @ts-expect-error: a track needs its name
milepost.track({ pages: 3 })
// @ts-expect-error: there is no such event
milepost.on('session', () => {})
// @ts-expect-error: a milestone has a name, not an id
milepost.on('milestone', ({ id }) => id)
// @ts-expect-error: consent is granted or denied
milepost.consent('none')
// @ts-expect-error: a milestone may not be reached
milepost.milestone('report').reachedAt.slice()

// @ts-expect-error: options or an instance, not both
const both: MilepostProviderProps = { options: { writeKey: 'mp_wk_1' }, instance: milepost }
void both
// @ts-expect-error: there is no time before it is reached
useMilestone('report').reachedAt.slice()
