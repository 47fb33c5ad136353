import type { ComponentChildren } from 'preact'
import type { Resource } from '../use-resource.ts'
import { RecomputingNotice } from './recomputing.tsx'
import { ResourceStates } from './resource-states.tsx'

/** The four states of a report; while what it is made of is recomputed, it says so above. */
export function ReportStates<Report extends { recomputing: number | null }>(props: {
  of: Resource<Report>
  loading: ComponentChildren
  ready: (report: Report) => ComponentChildren
}) {
  return (
    <ResourceStates
      of={props.of}
      loading={props.loading}
      ready={(report) => (
        <>
          {report.recomputing !== null && <RecomputingNotice share={report.recomputing} />}
          {props.ready(report)}
        </>
      )}
    />
  )
}
