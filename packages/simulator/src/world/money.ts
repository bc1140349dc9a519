/** Minor units in one unit of a currency: 100 for USD, 1 for JPY, 1000 for KWD. Throws a RangeError for no currency code. */
export const minorPerUnit = (currency: string): number => {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return 10 ** (maximumFractionDigits ?? 2);
};
