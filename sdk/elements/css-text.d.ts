/** A style sheet as text: minified by the build, as written in tests. */
declare module '*.css?inline' {
  const text: string
  export default text
}
