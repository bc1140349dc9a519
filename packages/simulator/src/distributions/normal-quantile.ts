type Coefficients = readonly number[];

const CENTRE: readonly [Coefficients, Coefficients] = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
    39307.89580009271061, 28729.085735721942674, 5226.495278852854561,
  ],
];
const SHOULDER: readonly [Coefficients, Coefficients] = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833,
    0.00077454501427834140764,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455,
    0.14810397642748007459, 0.0151986665636164571966, 0.0005475938084995344946,
    0.00000000105075007164441684324,
  ],
];
const TAIL: readonly [Coefficients, Coefficients] = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 0.0000271155556874348757815,
    0.000000201033439929228813265,
  ],
  [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525,
    0.0007868691311456132591, 0.000018463183175100546818, 0.00000014215117583164458887,
    2.04426310338993978564e-15,
  ],
];

/**
 * Quantile of the standard normal distribution for u in (0, 1), to about 1 part in 10^16: Wichura, "Algorithm AS 241: the
 * percentage points of the normal distribution", Applied Statistics 37 (1988), routine PPND16.
 */
export function normalQuantile(u: number): number {
  const centred = u - 0.5;
  if (Math.abs(centred) <= 0.425) return centred * ratio(CENTRE, 0.180625 - centred * centred);
  const depth = Math.sqrt(-Math.log(centred < 0 ? u : 1 - u));
  const size = depth <= 5 ? ratio(SHOULDER, depth - 1.6) : ratio(TAIL, depth - 5);
  return centred < 0 ? -size : size;
}

function ratio([above, below]: readonly [Coefficients, Coefficients], at: number): number {
  let numerator = 0;
  let denominator = 0;
  for (let power = above.length - 1; power >= 0; power--) {
    numerator = numerator * at + above[power]!;
    denominator = denominator * at + below[power]!;
  }
  return numerator / denominator;
}
