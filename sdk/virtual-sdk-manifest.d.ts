/** Made by the build: the file of each chunk by its name. */
declare module 'virtual:sdk-manifest' {
  const files: Record<string, string>
  export default files
}
