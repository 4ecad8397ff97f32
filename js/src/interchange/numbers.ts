// Numbers as Python writes them: the file of one document is the same text, whichever language wrote it.

/** A number as `repr` writes a float: 2.5, 1.0, 1e-07, 1e+21. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return roundedText(value);
  const size = Math.abs(value);
  const [digits, exponent] = parts(size.toExponential());
  if (exponent < -4 || exponent >= 16) return signOf(value) + scientific(digits, exponent);
  return `${signOf(value)}${size}${Number.isInteger(size) ? ".0" : ""}`;
}

/** A number in at most 15 digits, as in a sentence: 11, 0.1, 1e-07. */
export function roundedText(value: number): string {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return "nan";
  if (size === Number.POSITIVE_INFINITY) return `${signOf(value)}inf`;
  const [digits, exponent] = parts(size.toExponential(14));
  if (exponent < -4 || exponent >= 15) return signOf(value) + scientific(trimmed(digits), exponent);
  return signOf(value) + trimmed(size.toFixed(14 - exponent));
}

const signOf = (value: number): string => (value < 0 || Object.is(value, -0) ? "-" : "");

function parts(text: string): readonly [string, number] {
  const [digits = "", exponent] = text.split("e");
  return [digits, Number(exponent)];
}

const scientific = (digits: string, exponent: number): string =>
  `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;

const trimmed = (digits: string): string => (digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits);
