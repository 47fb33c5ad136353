import { Hono } from 'hono'
import { accountRoutes } from './accounts/routes.ts'
import { answerError } from './errors.ts'
import type { AppDeps, AppEnv, IntakeDeps } from './app-deps.ts'
import { loadAuthOnce } from './auth/load-auth.ts'
import { authRoutes } from './auth/routes.ts'
import { deadLetterRoutes } from './dead-letters/routes.ts'
import { demoRoutes } from './demo/routes.ts'
import { environmentRoutes } from './environments/routes.ts'
import { eventRoutes } from './events/routes.ts'
import { featureRoutes } from './features/routes.ts'
import { funnelRoutes } from './funnels/routes.ts'
import { guideRoutes } from './guides/routes.ts'
import { createMetrics } from './health/metrics.ts'
import { healthRoutes } from './health/routes.ts'
import { createIntake } from './ingest/intake.ts'
import { ingestRoutes } from './ingest/routes.ts'
import { keyRoutes } from './keys/routes.ts'
import { managementRoutes } from './management-routes.ts'
import { membershipRoutes } from './memberships/routes.ts'
import { metricsRoutes } from './metrics/routes.ts'
import { allowAnyPage } from './middleware/allow-any-page.ts'
import { answerHeaders } from './middleware/answer-headers.ts'
import { answerInTime } from './middleware/answer-in-time.ts'
import { answerUnknown } from './middleware/answer-unknown.ts'
import { authenticateCaller } from './middleware/authenticate-caller.ts'
import { boundBytes } from './middleware/bound-bytes.ts'
import { inOneStep } from './middleware/in-one-step.ts'
import { createRateLimiters, defaultLimits } from './middleware/limit-rate.ts'
import { logRequests } from './middleware/log-requests.ts'
import { milestoneRoutes } from './milestones/routes.ts'
import { openApiRoutes } from './openapi/routes.ts'
import { pickerRoutes, pickerTokenRoutes } from './picker/routes.ts'
import { segmentRoutes } from './segments/routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { staticRoutes } from './static/routes.ts'
import { userRoutes } from './users/routes.ts'
import { workspaceRoutes } from './workspaces/routes.ts'

const routesOfFeatures = [
  ...environmentRoutes,
  ...keyRoutes,
  ...accountRoutes,
  ...userRoutes,
  ...membershipRoutes,
  ...milestoneRoutes,
  ...featureRoutes,
  ...segmentRoutes,
  ...funnelRoutes,
  ...guideRoutes,
  ...pickerTokenRoutes,
]

/** The whole HTTP surface, in the order in which a request meets it. */
export function createApp(deps: AppDeps): Hono<AppEnv> {
  const loadAuth = loadAuthOnce(deps)
  const metrics = createMetrics(deps.database)
  const limiters = createRateLimiters(deps.limits ?? defaultLimits)
  const withIntake: IntakeDeps = { ...deps, limiters, intake: createIntake({ ...deps, metrics }) }
  const bound = inOneStep(answerInTime(deps), boundBytes())
  const app = new Hono<AppEnv>()

  app.onError(answerError({ ...deps, metrics }))
  app.notFound(answerUnknown(app))
  app.use(inOneStep(answerHeaders(deps), logRequests(deps)))

  app.route('/', healthRoutes({ ...deps, metrics }))

  app.use('/v1/*', inOneStep(allowAnyPage, bound))
  app.route('/v1', ingestRoutes(withIntake))
  app.route('/v1', sessionRoutes(withIntake))
  app.route('/v1', pickerRoutes(withIntake))

  app.use('/api/*', bound)
  app.route('/api/auth', authRoutes(deps, loadAuth))

  app.use('/api/v1/*', authenticateCaller({ ...deps, limiters }, loadAuth))
  app.route('/api/v1', workspaceRoutes(deps))
  app.route(
    '/api/v1',
    managementRoutes(deps, [
      ...routesOfFeatures,
      ...eventRoutes(deps),
      ...deadLetterRoutes(withIntake),
    ]),
  )
  app.route('/api/v1', metricsRoutes(deps))
  app.route('/api', openApiRoutes(app, deps))

  const { isDemo, dataFolder } = deps
  if (isDemo && dataFolder) app.route('/', demoRoutes({ ...deps, dataFolder }, loadAuth))
  app.route('/', staticRoutes(deps))
  return app
}
