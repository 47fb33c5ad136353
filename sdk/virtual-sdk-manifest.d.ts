/** Made by the build: the hash in the file name of each chunk. */
declare module 'virtual:sdk-manifest' {
  const hashes: Record<string, string>
  export default hashes
}
