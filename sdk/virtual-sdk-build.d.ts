/** Made by the build: the hash in the file names of all its chunks. */
declare module 'virtual:sdk-build' {
  const hash: string
  export default hash
}
