import { toCsv, type CsvCell } from './metrics/to-csv.ts'

/** An answer that a browser saves as `<name>.csv`. */
export function csvAnswer(
  name: string,
  { header, rows }: { header: readonly string[]; rows: readonly (readonly CsvCell[])[] },
): Response {
  return new Response(toCsv(header, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
