// One function per endpoint of the management API. Every one throws ApiProblem when refused.
import type { Account, AccountRow, AccountState, TimelineEntry } from '#contract/account'
import type { Condition } from '#contract/condition'
import type { Funnel, FunnelInput } from '#contract/funnel'
import type { Guide, GuideDraft, GuideVersion } from '#contract/guide'
import type { GuideDecision, PageDecision, TargetHealthReport } from '#contract/guide-insight'
import type { Install, LiveEvent } from '#contract/live-event'
import type {
  MetricAnswer,
  MetricId,
  MetricQuery,
  MetricReport,
  UnitRows,
  UnitsQuery,
} from '#contract/metric-report'
import type { Feature, FeatureInput, Milestone, MilestoneInput } from '#contract/milestone'
import type { PageOf } from '#contract/page'
import type { PickerToken } from '#contract/picker'
import type { Segment, SegmentInput, SegmentMember, SegmentSize } from '#contract/segment'
import type { Environment, FrequencyPolicy, Me, Theme } from '#contract/workspace'
import { queryString, request } from './request.ts'

/** Asked with the session cookie; the environment travels in the query. */
type EnvironmentId = string
type Signal = AbortSignal | undefined

export function fetchMe(signal?: Signal): Promise<Me> {
  return request('/api/v1/me', { signal })
}

/** Sets the session cookie. Wrong email or password: `wrong_credentials`. */
export async function signIn(email: string, password: string): Promise<void> {
  await request('/api/auth/sign-in/email', { method: 'POST', body: { email, password } })
}

export async function signOut(): Promise<void> {
  await request('/api/auth/sign-out', { method: 'POST', body: {} })
}

/** Removes a `demo` environment with everything in it. Any other kind is refused. */
export async function removeSampleData(environment: EnvironmentId): Promise<void> {
  await request(`/api/v1/environments/${environment}`, {
    method: 'DELETE',
    query: { environment },
  })
}

/** Looks and frequency; what is left out stays. A pale accent: `accent_contrast_too_low`. */
export function saveEnvironment(
  environment: EnvironmentId,
  changes: { theme?: Theme; frequency?: FrequencyPolicy },
): Promise<Environment> {
  return request(`/api/v1/environments/${environment}`, {
    method: 'PATCH',
    query: { environment },
    body: changes,
  })
}

/** A report with what is told beside its numbers; `previous` is of the same metric. */
export type ReportOf<Id extends MetricId> = Extract<MetricReport, { metric: Id }> &
  Omit<AnswerParts, 'previous'> & { previous: Extract<MetricReport, { metric: Id }> | null }
type AnswerParts = Pick<MetricAnswer, 'freshAsOf' | 'annotations' | 'change' | 'previous'>

type Scalar = string | number | boolean | undefined

/**
 * Instants are ISO-8601; `to` is exclusive; what is left out has no bound, `asOf` is then now. What is
 * no scalar travels as text, as the contract says.
 */
export type ReportQuery = {
  [Name in Exclude<keyof MetricQuery, 'format'>]?: MetricQuery[Name] extends Scalar
    ? MetricQuery[Name]
    : string
}

export function fetchReport<Id extends MetricId>(
  environment: EnvironmentId,
  metric: Id,
  query: ReportQuery,
  signal?: Signal,
): Promise<ReportOf<Id>> {
  return request(`/api/v1/metrics/${metric}`, { query: { environment, ...query }, signal })
}

type UnitsAsked = ReportQuery &
  Partial<Pick<UnitsQuery, 'subject' | 'step' | 'state' | 'group' | 'limit'>>

/** The accounts (users) behind the numbers of a report that was asked the same. */
export function fetchUnits(
  environment: EnvironmentId,
  metric: MetricId,
  query: UnitsAsked,
  signal?: Signal,
): Promise<UnitRows> {
  return request(`/api/v1/metrics/${metric}/units`, { query: { environment, ...query }, signal })
}

/** The address of the same as a CSV file, all of them. */
export function unitsFile(environment: EnvironmentId, metric: MetricId, query: UnitsAsked): string {
  return `/api/v1/metrics/${metric}/units${queryString({ environment, ...query, format: 'csv' })}`
}

/** The address of the rows of a report as a CSV file. */
export function reportFile(
  environment: EnvironmentId,
  metric: MetricId,
  query: ReportQuery,
): string {
  return `/api/v1/metrics/${metric}${queryString({ environment, ...query, format: 'csv' })}`
}

export function fetchFunnels(environment: EnvironmentId, signal?: Signal): Promise<PageOf<Funnel>> {
  return request('/api/v1/funnels', { query: { environment }, signal })
}

export function putFunnel(
  environment: EnvironmentId,
  key: string,
  input: FunnelInput,
): Promise<Funnel> {
  return request(`/api/v1/funnels/${key}`, { method: 'PUT', query: { environment }, body: input })
}

export async function deleteFunnel(environment: EnvironmentId, key: string): Promise<void> {
  await request(`/api/v1/funnels/${key}`, { method: 'DELETE', query: { environment } })
}

export interface AccountsQuery {
  state?: AccountState | undefined
  /** Key of a segment. */
  segment?: string
  search?: string | undefined
  sort?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

export function fetchAccounts(
  environment: EnvironmentId,
  query: AccountsQuery,
  signal?: Signal,
): Promise<PageOf<AccountRow>> {
  return request('/api/v1/accounts', { query: { environment, ...query }, signal })
}

export function fetchAccount(
  environment: EnvironmentId,
  id: string,
  signal?: Signal,
): Promise<Account> {
  return request(`/api/v1/accounts/${encodeURIComponent(id)}`, { query: { environment }, signal })
}

export function fetchTimeline(
  environment: EnvironmentId,
  id: string,
  query: { cursor?: string; limit?: number } = {},
  signal?: Signal,
): Promise<PageOf<TimelineEntry>> {
  const path = `/api/v1/accounts/${encodeURIComponent(id)}/timeline`
  return request(path, { query: { environment, ...query }, signal })
}

export function fetchGuides(environment: EnvironmentId, signal?: Signal): Promise<PageOf<Guide>> {
  return request('/api/v1/guides', { query: { environment }, signal })
}

export function fetchGuide(
  environment: EnvironmentId,
  key: string,
  signal?: Signal,
): Promise<Guide> {
  return request(`/api/v1/guides/${key}`, { query: { environment }, signal })
}

/** Saves the draft; `revision` is the one it was read with, else `version_conflict`. Null: new. */
export function saveGuide(
  environment: EnvironmentId,
  draft: GuideDraft,
  revision: number | null,
): Promise<Guide> {
  return request(`/api/v1/guides/${draft.key}`, {
    method: 'PUT',
    query: { environment },
    body: revision === null ? { draft } : { draft, revision },
  })
}

/** Freezes the draft as the next version and serves it. Unfinished drafts: `guide_not_ready`. */
export function publishGuide(environment: EnvironmentId, key: string): Promise<Guide> {
  return request(`/api/v1/guides/${key}/publish`, {
    method: 'POST',
    query: { environment },
    body: {},
  })
}

/** Serves an earlier version again. */
export function rollBackGuide(
  environment: EnvironmentId,
  key: string,
  version: number,
): Promise<Guide> {
  return request(`/api/v1/guides/${key}/rollback`, {
    method: 'POST',
    query: { environment },
    body: { version },
  })
}

/** Takes a guide off every page; versions and runs stay. Publishing brings it back. */
export function archiveGuide(environment: EnvironmentId, key: string): Promise<Guide> {
  return request(`/api/v1/guides/${key}/archive`, {
    method: 'POST',
    query: { environment },
    body: {},
  })
}

export function fetchGuideVersions(
  environment: EnvironmentId,
  key: string,
  signal?: Signal,
): Promise<PageOf<GuideVersion>> {
  return request(`/api/v1/guides/${key}/versions`, { query: { environment }, signal })
}

/** A link that opens the vendor's page once, for picking the element of a step (null: of the hint). */
export function createPickerToken(
  environment: EnvironmentId,
  key: string,
  wanted: { stepKey: string | null; url: string },
): Promise<PickerToken> {
  return request(`/api/v1/guides/${key}/picker-tokens`, {
    method: 'POST',
    query: { environment },
    body: wanted,
  })
}

/** How pages fared with what the published version points at. */
export function fetchTargetHealth(
  environment: EnvironmentId,
  key: string,
  signal?: Signal,
): Promise<TargetHealthReport> {
  return request(`/api/v1/guides/${key}/target-health`, { query: { environment }, signal })
}

/** What the last 20 pages decided about a guide, latest first. */
export function fetchDecisions(
  environment: EnvironmentId,
  key: string,
  signal?: Signal,
): Promise<PageOf<PageDecision>> {
  return request(`/api/v1/guides/${key}/decisions`, { query: { environment }, signal })
}

/** Why a guide is or is not shown to one user; somebody unknown is `not_found`. */
export function fetchDecision(
  environment: EnvironmentId,
  key: string,
  userId: string,
  signal?: Signal,
): Promise<GuideDecision> {
  return request(`/api/v1/guides/${key}/decisions`, { query: { environment, userId }, signal })
}

export function fetchMilestones(
  environment: EnvironmentId,
  signal?: Signal,
): Promise<PageOf<Milestone>> {
  return request('/api/v1/milestones', { query: { environment }, signal })
}

export function saveMilestone(
  environment: EnvironmentId,
  key: string,
  input: MilestoneInput,
): Promise<Milestone> {
  return request(`/api/v1/milestones/${key}`, {
    method: 'PUT',
    query: { environment },
    body: input,
  })
}

/** `in_use` while a published guide builds on it. */
export async function deleteMilestone(environment: EnvironmentId, key: string): Promise<void> {
  await request(`/api/v1/milestones/${key}`, { method: 'DELETE', query: { environment } })
}

export function fetchFeatures(
  environment: EnvironmentId,
  signal?: Signal,
): Promise<PageOf<Feature>> {
  return request('/api/v1/features', { query: { environment }, signal })
}

export function saveFeature(
  environment: EnvironmentId,
  key: string,
  input: FeatureInput,
): Promise<Feature> {
  return request(`/api/v1/features/${key}`, { method: 'PUT', query: { environment }, body: input })
}

export async function deleteFeature(environment: EnvironmentId, key: string): Promise<void> {
  await request(`/api/v1/features/${key}`, { method: 'DELETE', query: { environment } })
}

export function fetchSegments(
  environment: EnvironmentId,
  signal?: Signal,
): Promise<PageOf<Segment>> {
  return request('/api/v1/segments', { query: { environment }, signal })
}

/** What cannot be told in 3 s is null. */
export function fetchSegmentSize(
  environment: EnvironmentId,
  key: string,
  signal?: Signal,
): Promise<SegmentSize> {
  return request(`/api/v1/segments/${key}/size`, { query: { environment }, signal })
}

/** How many a condition holds for, before it is saved. Asking for what is not there: zero. */
export function sizeCondition(
  environment: EnvironmentId,
  condition: Condition,
  signal?: Signal,
): Promise<SegmentSize> {
  return request('/api/v1/segment-size', {
    method: 'POST',
    query: { environment },
    body: { condition },
    signal,
  })
}

/** `segment_cycle`, `segment_too_large`: what is in it. */
export function saveSegment(
  environment: EnvironmentId,
  key: string,
  input: SegmentInput,
): Promise<Segment> {
  return request(`/api/v1/segments/${key}`, { method: 'PUT', query: { environment }, body: input })
}

/** `in_use` while a published guide or another segment builds on it. */
export async function deleteSegment(environment: EnvironmentId, key: string): Promise<void> {
  await request(`/api/v1/segments/${key}`, { method: 'DELETE', query: { environment } })
}

/** The first accounts in a segment, in the order of their ids. */
export function fetchSegmentAccounts(
  environment: EnvironmentId,
  key: string,
  limit: number,
  signal?: Signal,
): Promise<PageOf<SegmentMember>> {
  return request(`/api/v1/segments/${key}/members`, { query: { environment, limit }, signal })
}

/** Where the browser fetches the members of a segment as a CSV file. */
export function segmentMembersAddress(
  environment: EnvironmentId,
  key: string,
  level: 'account' | 'user',
): string {
  const query = new URLSearchParams({ environment, level, format: 'csv' })
  return `/api/v1/segments/${key}/members?${query}`
}

export function fetchInstall(environment: EnvironmentId, signal?: Signal): Promise<Install> {
  return request('/api/v1/install', { query: { environment }, signal })
}

/** Newest first, at most 200; with `after` only what is newer than that cursor. */
export function fetchLiveEvents(
  environment: EnvironmentId,
  after: string | null,
  signal?: Signal,
): Promise<{ rows: LiveEvent[]; cursor: string }> {
  return request('/api/v1/events/live', { query: { environment, after }, signal })
}
