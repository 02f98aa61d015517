import { METHOD } from '@kaopu/scoring';

const { kappa, mu0, z, driftCap, dimensionFloor, errorCorrelation } = METHOD;

/** scoring.md §1.3–1.7 with the constants filled in; a test computes them beside the package. */
export const FORMULAS = {
  evidence: [
    'n = Σ_{j} m_{j} · 2^{−age_{j}/H}',
    'μ = (κ · μ_{0} + n · q) / (κ + n)',
    `κ = ${kappa}, μ_{0} = ${mu0}`,
  ],
  dimension: ['s_{d} = Σ_{i} v_{i} · μ_{i}'],
  overall: [`S = 100 · ∏_{d} max(s_{d}, ${dimensionFloor})^{w_{d}}`],
  interval: [
    `D = min(${driftCap}, σ^{2} · (a + (b − a)/2))`,
    'var_{i} = μ(1 − μ)/(κ + n + 1) + (μ(1 − μ))^{2} · D',
    'sd_{d}^{2} = (1 − r) · Σ_{i} v_{i}^{2} · var_{i} + r · (Σ_{i} v_{i} · √var_{i})^{2}',
    'c_{d} = w_{d} · sd_{d} / s_{d}',
    'σ_{S}^{2} = (1 − r) · Σ_{d} c_{d}^{2} + r · (Σ_{d} c_{d})^{2}',
    `S · e^{−${z} · σ_{S}} … S · e^{+${z} · σ_{S}}`,
    `r = ${errorCorrelation}`,
  ],
  loss: ['loss_{d} = (100 − S) · w_{d} · ln(1/s_{d}) / Σ_{k} w_{k} · ln(1/s_{k})'],
} as const;
