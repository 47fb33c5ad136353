/** Side-effect imports of style sheets; the build gathers them into one. */
declare module '*.css'
