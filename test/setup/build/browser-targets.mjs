/** The oldest browsers that our scripts and styles are written for, in the words of each tool. */
export const browserTargets = {
  esbuild: ['chrome111', 'firefox115', 'safari16.4'],
  lightningcss: { chrome: 111 << 16, firefox: 115 << 16, safari: (16 << 16) | (4 << 8) },
}
