/**
 * vᵀ M⁻¹ v for a symmetric positive definite M, by Cholesky: with M = L Lᵀ and L y = v it is |y|².
 * Null when M is singular, that is when some direction of v was never measured.
 */
export function inverseQuadraticForm(
  vector: readonly number[],
  matrix: readonly (readonly number[])[],
): number | null {
  const factor: number[][] = []
  const solution: number[] = []
  for (const [i, row] of matrix.entries()) {
    const factorRow: number[] = []
    for (let j = 0; j < i; j += 1) {
      factorRow.push((row[j]! - dot(factorRow, factor[j]!)) / factor[j]![j]!)
    }
    const pivot = row[i]! - dot(factorRow, factorRow)
    // Rounding leaves about 1e-16 of the diagonal where exact arithmetic would leave nothing.
    if (!(pivot > row[i]! * 1e-12)) return null
    solution.push((vector[i]! - dot(factorRow, solution)) / Math.sqrt(pivot))
    factorRow.push(Math.sqrt(pivot))
    factor.push(factorRow)
  }
  return dot(solution, solution)
}

/** Over the length of the first. */
function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, i) => total + value * b[i]!, 0)
}
